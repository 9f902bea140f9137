import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { Company, Named, Page } from '@/api/types';
import { SearchSelect } from '@/ui/SearchSelect';

interface Props {
  label: string;
  value: Named | null;
  onChange: (company: Named | null) => void;
  autoFocus?: boolean;
  hideLabel?: boolean;
}

/** Choose a company by typing; the server searches. */
export function CompanyPicker({ label, value, onChange, autoFocus = false, hideLabel = false }: Props) {
  const door = useDoor();
  const { t } = useTranslation('deals');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed === value?.name ? '' : typed, 150);
  const query = { q, limit: 20, sort: 'name' };
  const found = useQuery({
    queryKey: keys.companies.list(door.ws, query),
    queryFn: ({ signal }) => door.get<Page<Company>>('/companies', query, { signal }),
    placeholderData: (previous) => previous,
  });
  const options = (found.data?.items ?? []).map((company) => ({ value: company.id, label: company.name }));
  return (
    <SearchSelect
      {...(hideLabel ? { 'aria-label': label } : { label })}
      found={options}
      chosen={value && { value: value.id, label: value.name }}
      clearLabel={t('clear')}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={t('nothingFound')}
      onChoose={(choice) => onChange(choice && { id: choice.value, name: choice.label })}
      data-autofocus={autoFocus || undefined}
    />
  );
}
