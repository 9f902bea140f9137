import { Group } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '@/api/queries';
import type { Member, MemberState } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { Chip, type Tone } from '@/ui/Chip';
import type { Column } from '@/ui/DataTable';
import { When } from '@/ui/When';
import classes from './Members.module.css';

export const STATE_TONES: Record<MemberState, Tone> = {
  active: 'neutral',
  invited: 'info',
  uninvited: 'warning',
  deactivated: 'danger',
};

export function useMemberColumns(onOpen: (member: Member) => void): Column<Member>[] {
  const { t } = useTranslation('settings');
  const workspace = useWorkspace();
  const roleName = (key: string) =>
    [...(workspace.data?.roles ?? []), ...(workspace.data?.outside_roles ?? [])].find((role) => role.key === key)
      ?.name ?? key;
  // Together 824 px: beside both menus of a 1280 px window the last column stays in view.
  return [
    {
      key: 'name',
      title: t('members.name'),
      width: 158,
      cell: (member) => (
        <Group gap={8} wrap="nowrap">
          <Avatar
            person={{
              name: member.name || member.email,
              colour: member.colour,
              active: member.state !== 'deactivated',
            }}
            hint={false}
          />
          <button type="button" className={classes.name} onClick={() => onOpen(member)}>
            {member.name || member.email}
          </button>
        </Group>
      ),
    },
    { key: 'email', title: t('members.email'), width: 180, cell: (member) => member.email || null },
    {
      key: 'role',
      title: t('members.role'),
      width: 110,
      cell: (member) =>
        member.kind === 'staff' ? member.roles.map(roleName).join(', ') : t(`members.kindOne.${member.kind}`),
    },
    {
      key: 'place',
      title: t('members.place'),
      width: 110,
      cell: (member) => member.company?.name ?? (member.teams.map((team) => team.name).join(', ') || null),
    },
    {
      key: 'state',
      title: t('members.state'),
      width: 104,
      cell: (member) => <Chip tone={STATE_TONES[member.state]}>{t(`members.states.${member.state}`)}</Chip>,
    },
    {
      key: 'factor',
      title: t('members.factor'),
      width: 48,
      wide: true,
      cell: (member) =>
        member.has_two_factor ? (
          <IconShieldCheck size={16} color="var(--success)" aria-label={t('members.factorOn')} />
        ) : null,
    },
    {
      key: 'seen',
      title: t('members.seen'),
      width: 114,
      wide: true,
      cell: (member) => (member.last_seen ? <When at={member.last_seen} /> : null),
    },
  ];
}
