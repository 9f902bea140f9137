import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveSection } from '@/account/security/LeaveSection';
import { useDoor } from '@/api/door';
import { useDirectory, useMembership } from '@/api/queries';
import type { MemberRef } from '@/api/types';
import { MemberPicker } from '@/ui/MemberPicker';

/** Whoever leaves says which colleague takes their records over. */
export function Leave() {
  const { t } = useTranslation('account');
  const door = useDoor();
  const mine = useMembership();
  const [heir, setHeir] = useState<MemberRef | null>(null);
  if (!mine) return null;
  const leave = () => door.post('/members/leave', { hand_over_to: heir?.id ?? null });
  return (
    <LeaveSection name={mine.name} leave={leave}>
      <p style={{ margin: 0 }}>{t('leaveAsk')}</p>
      <Heir me={mine.member_id} value={heir} onChange={setHeir} />
    </LeaveSection>
  );
}

interface HeirProps {
  me: string;
  value: MemberRef | null;
  onChange: (value: MemberRef | null) => void;
}

function Heir({ me, value, onChange }: HeirProps) {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const staff = useDirectory(q, 'staff');
  return (
    <MemberPicker
      label={t('members.heir')}
      clearable
      value={value}
      onChange={onChange}
      query={typed}
      onQuery={setTyped}
      loading={staff.isFetching}
      options={(staff.data ?? []).filter((person) => person.id !== me)}
    />
  );
}
