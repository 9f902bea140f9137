import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '@/api/queries';
import type { MemberRef } from '@/api/types';
import { MemberPicker } from '@/ui/MemberPicker';

interface Props {
  /** whose records are handed over */
  leaver: string;
  value: MemberRef | null;
  onChange: (value: MemberRef | null) => void;
  autoFocus?: boolean;
}

/** The colleague who takes over the records of whoever goes. */
export function HeirPicker({ leaver, value, onChange, autoFocus = false }: Props) {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const staff = useDirectory(q, 'staff');
  return (
    <MemberPicker
      label={t('members.heir')}
      clearable
      autoFocus={autoFocus}
      value={value}
      onChange={onChange}
      query={typed}
      onQuery={setTyped}
      loading={staff.isFetching}
      options={(staff.data ?? []).filter((person) => person.id !== leaver)}
    />
  );
}
