import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Team } from '@/api/types';
import { Dialog } from '@/ui/Dialog';
import { toast, toastError } from '@/ui/toasts';
import { useTeamActs } from './api';
import { below, branches } from './tree';

export const ROOT = '';

/** The teams to choose from, indented; `without` and everything below it is left out. */
export function parentOptions(teams: Team[], root: string, without?: string) {
  const out = without ? below(teams, without) : new Set<string>();
  return [
    { value: ROOT, label: root },
    ...branches(teams)
      .filter(({ team }) => !out.has(team.id))
      .map(({ team, depth }) => ({ value: team.id, label: `${'\u2003'.repeat(depth)}${team.name}` })),
  ];
}

export function MoveTeam({ team, teams, onClose }: { team: Team; teams: Team[]; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { edit } = useTeamActs();
  const [parent, setParent] = useState(team.parent_id ?? ROOT);
  const move = () => {
    const before = team.parent_id;
    onClose();
    edit(team.id, { parent_id: parent || null }).then(
      () => toast(t('saved'), { undo: () => void edit(team.id, { parent_id: before }).catch(toastError) }),
      toastError,
    );
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('teams.moveTitle', { name: team.name })}
      submit={t('teams.moveSubmit')}
      onSubmit={move}
    >
      <Select
        label={t('teams.parent')}
        value={parent}
        onChange={(value) => setParent(value ?? ROOT)}
        data={parentOptions(teams, t('teams.root'), team.id)}
        data-autofocus
      />
    </Dialog>
  );
}
