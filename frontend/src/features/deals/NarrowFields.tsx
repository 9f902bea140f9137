import { Button, MantineThemeProvider, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { useDirectory } from '@/api/queries';
import type { Company, MemberRef } from '@/api/types';
import { Pick } from '@/record/Pick';
import { MemberPicker } from '@/ui/MemberPicker';
import { SearchBox } from '@/ui/SearchBox';
import { NARROWED, type Narrowed } from './narrowed';

interface Props {
  by: Narrowed;
  change: (next: Narrowed) => void;
  searched: boolean;
}

const NOTHING: Narrowed = Object.fromEntries(NARROWED.map((name) => [name, undefined]));
// A list of choices that lies outside of the box would close it when it is clicked on.
const INSIDE = { components: { Combobox: { defaultProps: { withinPortal: false } } } };

export function NarrowFields({ by, change, searched }: Props) {
  const { t } = useTranslation('deals');
  return (
    <MantineThemeProvider inherit theme={INSIDE}>
      <Stack gap="sm">
        {!searched && (
          <SearchBox
            label={t('table.search')}
            clear={t('clear')}
            q={by.q}
            onSearch={(q) => change({ q })}
            width="100%"
          />
        )}
        <Owner id={by.owner} onChange={(owner) => change({ owner })} />
        <OfCompany id={by.company} onChange={(company) => change({ company })} />
        <Select
          label={t('narrow.attention')}
          placeholder={t('narrow.any')}
          data={(['overdue', 'stalled'] as const).map((value) => ({ value, label: t(`narrow.${value}`) }))}
          value={by.attention ?? null}
          onChange={(attention) => change({ attention: attention ?? undefined })}
          clearable
          clearButtonProps={{ 'aria-label': t('clear') }}
        />
        <Button
          variant="default"
          disabled={!NARROWED.some((name) => by[name] && !(searched && name === 'q'))}
          onClick={() => change(searched ? { ...NOTHING, q: by.q } : NOTHING)}
        >
          {t('table.clear')}
        </Button>
      </Stack>
    </MantineThemeProvider>
  );
}

interface OneProps {
  id: string | undefined;
  onChange: (id: string | undefined) => void;
}

function Owner({ id, onChange }: OneProps) {
  const { t } = useTranslation('deals');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 150);
  const [chosen, setChosen] = useState<MemberRef | null>(null);
  const found = useDirectory(q, 'staff');
  const everybody = useDirectory('', 'staff');
  // Who is named by the address alone is looked for among everybody.
  const value = id === undefined ? null : [chosen, ...(everybody.data ?? [])].find((one) => one?.id === id);
  return (
    <MemberPicker
      label={t('field.owner')}
      placeholder={t('narrow.any')}
      value={value ?? null}
      options={found.data ?? []}
      query={typed}
      onQuery={setTyped}
      loading={found.isFetching}
      clearable
      onChange={(one) => {
        setChosen(one);
        onChange(one?.id);
      }}
    />
  );
}

function OfCompany({ id, onChange }: OneProps) {
  const { t } = useTranslation('deals');
  const door = useDoor();
  const company = useQuery({
    queryKey: keys.companies.one(door.ws, id ?? ''),
    queryFn: ({ signal }) => door.get<Company>(`/companies/${id}`, {}, { signal }),
    enabled: id !== undefined,
  });
  const known = id !== undefined && company.data?.id === id ? company.data : null;
  return (
    <Pick
      noun="companies"
      label={t('field.company')}
      placeholder={t('narrow.any')}
      value={id === undefined ? null : { id, name: known?.name ?? '…' }}
      onChoose={(one) => onChange(one?.id)}
    />
  );
}
