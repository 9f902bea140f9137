import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Team } from '@/api/types';
import { asSaveResult } from '@/record/save-field';
import { confirmDialog } from '@/ui/dialogs';
import { InlineEdit } from '@/ui/InlineEdit';
import { Row } from '@/ui/Section';
import { toastError } from '@/ui/toasts';
import { useTeamActs } from './api';
import { MoveTeam } from './MoveTeam';

export function TeamRow({ team, depth, teams }: { team: Team; depth: number; teams: Team[] }) {
  const { t } = useTranslation('settings');
  const { edit, remove } = useTeamActs();
  const [moving, setMoving] = useState(false);
  const ask = () =>
    confirmDialog({
      title: t('teams.removeTitle', { name: team.name }),
      text: t('teams.removeText'),
      confirm: t('teams.remove'),
      onConfirm: () => remove.mutate(team.id, { onError: toastError }),
    });
  return (
    <Row
      style={{ paddingInlineStart: 12 + depth * 24 }}
      main={
        <InlineEdit
          label={t('teams.name')}
          value={team.name}
          required
          onSave={(name) => asSaveResult(() => edit(team.id, { name: name ?? '' }), 'name')}
        />
      }
    >
      <span className="text-3 tabular">{t('teams.members', { count: team.member_count })}</span>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('teams.menu', { name: team.name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setMoving(true)}>{t('teams.move')}</Menu.Item>
          <Menu.Item c="var(--danger)" onClick={ask}>
            {t('teams.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {moving && <MoveTeam team={team} teams={teams} onClose={() => setMoving(false)} />}
    </Row>
  );
}
