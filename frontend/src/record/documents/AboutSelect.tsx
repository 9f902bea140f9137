import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { SearchHit } from '@/api/types';
import { type Choice, SearchSelect } from '@/ui/SearchSelect';

const KINDS = 'deal,company,request';

interface Props {
  /** "deal:<id>" */
  onChange: (about: string | null) => void;
}

/** The record a document is about, found by typing. */
export function AboutSelect({ onChange }: Props) {
  const { t } = useTranslation('documents');
  const { ws, get } = useDoor();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [q] = useDebouncedValue(typed === chosen?.label ? '' : typed.trim(), 150);
  const found = useQuery({
    queryKey: keys.search(ws, q, KINDS),
    queryFn: ({ signal }) => get<{ items: SearchHit[] }>('/search', { q, kinds: KINDS }, { signal }),
    enabled: q.length > 1,
    placeholderData: (previous) => previous,
  });
  const options = (found.data?.items ?? []).map((hit) => ({
    value: `${hit.type}:${hit.id}`,
    label: [hit.number, hit.title].filter(Boolean).join(' · '),
  }));
  return (
    <SearchSelect
      label={t('new.about')}
      placeholder={t('new.aboutHint')}
      found={options}
      chosen={chosen}
      clearLabel={t('new.aboutClear')}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={q.length > 1 && !found.isFetching ? t('new.aboutNothing') : null}
      error={found.isError ? found.error.message : null}
      onChoose={(choice) => {
        setChosen(choice);
        onChange(choice?.value ?? null);
      }}
      data-autofocus
    />
  );
}
