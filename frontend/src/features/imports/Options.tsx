import { Checkbox, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportOptions } from '@/api/types';
import { currencyOptions } from '@/lib/currencies';

interface Props {
  options: ImportOptions;
  onChange: (options: ImportOptions) => void;
  deals: boolean;
}

/** What an export does not say itself: the currency, how dates are written, what to do about gaps. */
export function Options({ options, onChange, deals }: Props) {
  const { t } = useTranslation('imports');
  const set = (next: Partial<ImportOptions>) => onChange({ ...options, ...next });
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: deals ? 3 : 2 }} spacing="sm">
        <Select
          label={t('options.currency')}
          placeholder={t('options.currencyPlaceholder')}
          data={currencyOptions()}
          searchable
          value={options.currency || null}
          onChange={(value) => set({ currency: value ?? '' })}
        />
        <Select
          label={t('options.dates')}
          data={(['mdy', 'dmy', 'ymd'] as const).map((value) => ({ value, label: t(`options.${value}`) }))}
          placeholder={t('options.datesPlaceholder')}
          value={options.date_order || null}
          onChange={(value) => set({ date_order: (value ?? '') as ImportOptions['date_order'] })}
        />
        {deals && (
          <TextInput
            label={t('options.pipeline')}
            placeholder={t('options.pipelinePlaceholder')}
            maxLength={120}
            value={options.pipeline_name}
            onChange={(event) => set({ pipeline_name: event.currentTarget.value })}
          />
        )}
      </SimpleGrid>
      {deals && (
        <>
          <Checkbox
            size="xs"
            label={t('options.estimate')}
            checked={options.estimate_amount}
            onChange={(event) => set({ estimate_amount: event.currentTarget.checked })}
          />
          <Checkbox
            size="xs"
            label={t('options.merge')}
            checked={options.merge_lookalikes}
            onChange={(event) => set({ merge_lookalikes: event.currentTarget.checked })}
          />
        </>
      )}
    </Stack>
  );
}
