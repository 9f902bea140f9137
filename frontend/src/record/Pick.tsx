import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { Company, Named, Page, Person } from '@/api/types';
import { SearchSelect } from '@/ui/SearchSelect';

interface Found {
  companies: Company;
  people: Person;
}

interface Props<N extends keyof Found> {
  noun: N;
  label: string;
  hideLabel?: boolean;
  /** it has just been asked for: the focus is in it, and it is empty again after the choice */
  asked?: boolean;
  value?: Named | null;
  placeholder?: string;
  /** ids that are not offered */
  taken?: readonly string[];
  onChoose: (record: Named | null, whole: Found[N] | null) => void;
  /** Escape */
  onCancel?: () => void;
}

/** Choose a company or a person by typing; the server searches. Of people it says where they work. */
export function Pick<N extends keyof Found>({
  noun,
  label,
  value = null,
  taken = [],
  onChoose,
  onCancel,
  ...how
}: Props<N>) {
  const { hideLabel = false, asked = false, placeholder } = how;
  const { t } = useTranslation('record');
  const door = useDoor();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed === value?.name ? '' : typed, 150);
  const query = { q, limit: 20, sort: 'name' };
  const found = useQuery({
    queryKey: keys[noun].list(door.ws, query),
    queryFn: ({ signal }) => door.get<Page<Found[N]>>(`/${noun}`, query, { signal }),
    placeholderData: (previous) => previous,
  });
  const free = (found.data?.items ?? []).filter((one) => !taken.includes(one.id));
  return (
    <SearchSelect
      {...(hideLabel ? { 'aria-label': label } : { label })}
      {...(asked
        ? { placeholder: t(`pick.${noun as keyof Found}`), autoFocus: true }
        : placeholder
          ? { placeholder }
          : {})}
      {...(asked && !value ? {} : { clearLabel: t('pick.clear') })}
      found={free.map((one) => ({ value: one.id, label: worded(one) }))}
      chosen={value && { value: value.id, label: value.name }}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={t('pick.nothing')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onCancel) return;
        event.stopPropagation(); // the record beside the list stays
        onCancel();
      }}
      onChoose={(choice) => {
        const whole = free.find((one) => one.id === choice?.value) ?? null;
        const { id, name } = whole ?? { id: choice?.value, name: choice?.label ?? '' };
        onChoose(id ? { id, name } : null, whole);
      }}
    />
  );
}

function worded(record: Company | Person): string {
  if (!('emails' in record)) return record.name;
  const more = record.companies[0]?.name ?? record.emails[0] ?? record.phones_shown[0];
  return more ? `${record.name} · ${more}` : record.name;
}
