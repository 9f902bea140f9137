import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Named } from '@/api/types';
import { useCompanyNames } from './api';

interface Props {
  value: string | null;
  /** so that its name shows before anything is typed */
  known: Named | null;
  onChange: (id: string | null) => void;
  error?: string | undefined;
}

/** The company an outsider comes from; the server searches. */
export function CompanySelect({ value, known, onChange, error }: Props) {
  const { t } = useTranslation('settings');
  const [chosen, setChosen] = useState<Named | null>(known);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed === chosen?.name ? '' : typed, 200);
  const found = useCompanyNames(q, true);
  const list = found.data?.items ?? [];
  const options = chosen && !list.some((company) => company.id === chosen.id) ? [chosen, ...list] : list;
  return (
    <Select
      label={t('members.company')}
      description={t('members.companyText')}
      searchable
      value={value}
      error={error}
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has already searched; it knows Ё and Е, and more than the name.
      filter={({ options: all }) => all}
      nothingFoundMessage={t('members.noCompany')}
      data={options.map((company) => ({ value: company.id, label: company.name }))}
      onChange={(id) => {
        setChosen(options.find((company) => company.id === id) ?? null);
        onChange(id);
      }}
    />
  );
}
