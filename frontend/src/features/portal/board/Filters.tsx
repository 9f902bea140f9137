import { CloseButton, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '@/lib/shortcuts';
import type { useTableSearch } from './search';

export function Filters({ search, change }: ReturnType<typeof useTableSearch>) {
  const { t } = useTranslation('portal');
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search.q ?? '');
  const later = useDebouncedCallback((q: string) => change({ q: q || undefined }), 200);
  const type = (value: string) => {
    setText(value);
    later(value.trim());
  };
  useShortcuts([{ keys: '/', label: t('table.search'), group: 'list', run: () => box.current?.focus() }]);
  return (
    <>
      <TextInput
        ref={box}
        size="xs"
        aria-label={t('table.search')}
        placeholder={t('table.search')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        rightSection={text ? <CloseButton size="xs" aria-label={t('form.clear')} onClick={() => type('')} /> : null}
        w={200}
      />
      <Select
        size="xs"
        aria-label={t('deals.status')}
        placeholder={t('table.anyStatus')}
        data={(['open', 'won', 'lost'] as const).map((value) => ({ value, label: t(`dealStatus.${value}`) }))}
        value={search.status ?? null}
        onChange={(value) => change({ status: value ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': t('form.clear') }}
        w={150}
      />
    </>
  );
}
