import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '@/api/errors';
import type { Team } from '@/api/types';
import { Dialog } from '@/ui/Dialog';
import { useTeamActs } from './api';
import { parentOptions, ROOT } from './MoveTeam';

export function NewTeam({ teams, onClose }: { teams: Team[]; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { add } = useTeamActs();
  const [name, setName] = useState('');
  const [parent, setParent] = useState(ROOT);
  const wrong = add.error ? (isApiError(add.error) && add.error.field('name')) || add.error.message : undefined;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('teams.new')}
      submit={t('teams.create')}
      loading={add.isPending}
      disabled={!name.trim()}
      onSubmit={() => add.mutate({ name: name.trim(), parent_id: parent || null }, { onSuccess: onClose })}
    >
      <TextInput
        label={t('teams.name')}
        data-autofocus
        value={name}
        error={wrong}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {teams.length > 0 && (
        <Select
          label={t('teams.parent')}
          value={parent}
          onChange={(value) => setParent(value ?? ROOT)}
          data={parentOptions(teams, t('teams.root'))}
        />
      )}
    </Dialog>
  );
}
