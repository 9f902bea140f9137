import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member, MemberRef } from '@/api/types';
import { Dialog } from '@/ui/Dialog';
import { toast, toastError } from '@/ui/toasts';
import { HeirPicker } from '../HeirPicker';
import { useMemberActs } from './api';

/** Deactivation ends sessions and sockets at once; deals, companies and requests go to somebody. */
export function HandOver({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const [heir, setHeir] = useState<MemberRef | null>(null);
  const { deactivate } = useMemberActs();
  const name = member.name || member.email;
  const send = () =>
    deactivate.mutate(
      { id: member.id, heir: heir?.id ?? null },
      {
        onSuccess: () => {
          toast(t('members.deactivated', { name }));
          onClose();
        },
        onError: toastError,
      },
    );
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('members.deactivateTitle', { name })}
      submit={t('members.deactivate')}
      danger
      onSubmit={send}
      loading={deactivate.isPending}
    >
      <p style={{ margin: 0 }}>{t('members.deactivateText')}</p>
      {member.kind === 'staff' && <HeirPicker leaver={member.id} value={heir} onChange={setHeir} autoFocus />}
    </Dialog>
  );
}
