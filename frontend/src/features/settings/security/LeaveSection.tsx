import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { useDirectory, useMembership } from '@/api/queries';
import type { MemberRef } from '@/api/types';
import { Dialog } from '@/ui/Dialog';
import { MemberPicker } from '@/ui/MemberPicker';
import { Line, Panel } from '@/ui/Section';
import { toastError } from '@/ui/toasts';

/** Out of this workspace by oneself; the account stays. */
export function LeaveSection() {
  const { t } = useTranslation('settings');
  const mine = useMembership();
  const [leaving, setLeaving] = useState(false);
  if (!mine) return null;
  return (
    <Panel>
      <Line label={t('security.leave', { name: mine.name })} text={t('security.leaveText')}>
        <Button variant="default" c="var(--danger)" onClick={() => setLeaving(true)}>
          {t('security.leaveSubmit')}
        </Button>
      </Line>
      {leaving && <LeaveDialog name={mine.name} me={mine.member_id} onClose={() => setLeaving(false)} />}
    </Panel>
  );
}

function LeaveDialog({ name, me, onClose }: { name: string; me: string; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const door = useDoor();
  const [heir, setHeir] = useState<MemberRef | null>(null);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const staff = useDirectory(q, 'staff');
  const leave = useMutation({
    mutationFn: () => door.post('/members/leave', { hand_over_to: heir?.id ?? null }),
    onSuccess: () => window.location.assign('/'),
    onError: toastError,
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('security.leave', { name })}
      submit={t('security.leaveSubmit')}
      loading={leave.isPending}
      onSubmit={() => leave.mutate()}
    >
      <p style={{ margin: 0 }}>{t('security.leaveAsk')}</p>
      <MemberPicker
        label={t('members.heir')}
        clearable
        value={heir}
        onChange={setHeir}
        query={typed}
        onQuery={setTyped}
        loading={staff.isFetching}
        options={(staff.data ?? []).filter((person) => person.id !== me)}
      />
    </Dialog>
  );
}
