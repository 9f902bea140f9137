import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMembership } from '@/api/queries';
import type { Member } from '@/api/types';
import { confirmDialog } from '@/ui/dialogs';
import { toast, toastError } from '@/ui/toasts';
import { useMemberActs } from './api';

interface Props {
  member: Member;
  onLink: (link: string) => void;
  onInvite: () => void;
  onLeave: () => void;
  onClose: () => void;
}

/** What can be done depends on where the member stands. */
export function MemberActs({ member, onLink, onInvite, onLeave, onClose }: Props) {
  const { t } = useTranslation('settings');
  const me = useMembership()?.member_id;
  const { resend, revoke, reactivate } = useMemberActs();
  const name = member.name || member.email;
  const takeBack = () =>
    confirmDialog({
      title: t('members.revokeTitle'),
      text: t('members.revokeText', { email: member.email }),
      confirm: t('members.revoke'),
      onConfirm: () => revoke.mutate(member.id, { onSuccess: onClose, onError: toastError }),
    });
  switch (member.state) {
    case 'invited':
      return (
        <Group gap="sm">
          <Button
            variant="default"
            loading={resend.isPending}
            onClick={() => resend.mutate(member.id, { onSuccess: ({ link }) => onLink(link), onError: toastError })}
          >
            {t('members.resend')}
          </Button>
          <Button variant="default" c="var(--danger)" loading={revoke.isPending} onClick={takeBack}>
            {t('members.revoke')}
          </Button>
        </Group>
      );
    case 'uninvited':
      return (
        <Group gap="sm">
          <Button variant="default" onClick={onInvite}>
            {t('members.invite')}
          </Button>
        </Group>
      );
    case 'deactivated':
      return (
        <Group gap="sm">
          <Button
            variant="default"
            loading={reactivate.isPending}
            onClick={() =>
              reactivate.mutate(member.id, {
                onSuccess: () => toast(t('members.reactivated', { name })),
                onError: toastError,
              })
            }
          >
            {t('members.reactivate')}
          </Button>
        </Group>
      );
    case 'active':
      // Oneself leaves through Account and security.
      return member.id === me ? null : (
        <Group gap="sm">
          <Button variant="default" c="var(--danger)" onClick={onLeave}>
            {t('members.deactivate')}
          </Button>
        </Group>
      );
  }
}
