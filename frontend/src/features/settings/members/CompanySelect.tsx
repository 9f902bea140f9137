import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Named } from '@/api/types';
import { SearchSelect } from '@/ui/SearchSelect';
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
  return (
    <SearchSelect
      label={t('members.company')}
      description={t('members.companyText')}
      error={error}
      found={(found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      chosen={chosen?.id === value ? chosen && { value: chosen.id, label: chosen.name } : null}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={t('members.noCompany')}
      onChoose={(choice) => {
        setChosen(choice && { id: choice.value, name: choice.label });
        onChange(choice?.value ?? null);
      }}
    />
  );
}
