import { Group, Tooltip } from '@mantine/core';
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
  // Together 842 px: beside both menus of a 1280 px window the last column stays in view.
  return [
    {
      key: 'name',
      title: t('members.name'),
      width: 160,
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
    { key: 'email', title: t('members.email'), width: 198, cell: (member) => member.email || null },
    {
      key: 'role',
      title: t('members.role'),
      width: 108,
      cell: (member) =>
        member.kind === 'staff' ? member.roles.map(roleName).join(', ') : t(`members.kindOne.${member.kind}`),
    },
    {
      key: 'place',
      title: t('members.place'),
      width: 116,
      cell: (member) => member.company?.name ?? (member.teams.map((team) => team.name).join(', ') || null),
    },
    {
      key: 'state',
      title: t('members.state'),
      width: 134,
      cell: (member) => (
        <Group gap={6} wrap="nowrap">
          <Chip tone={STATE_TONES[member.state]}>{t(`members.states.${member.state}`)}</Chip>
          {member.has_two_factor && (
            <Tooltip label={t('members.factorOn')}>
              <IconShieldCheck size={16} color="var(--success)" aria-label={t('members.factorOn')} />
            </Tooltip>
          )}
        </Group>
      ),
    },
    {
      key: 'seen',
      title: t('members.seen'),
      width: 126,
      wide: true,
      cell: (member) => (member.last_seen ? <When at={member.last_seen} /> : null),
    },
  ];
}
