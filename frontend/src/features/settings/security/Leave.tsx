import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveSection } from '@/account/security/LeaveSection';
import { useDoor } from '@/api/door';
import { useMembership } from '@/api/queries';
import type { MemberRef } from '@/api/types';
import { HeirPicker } from '../HeirPicker';

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
      <HeirPicker leaver={mine.member_id} value={heir} onChange={setHeir} />
    </LeaveSection>
  );
}
