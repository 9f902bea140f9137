import { Group, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import { useWorkspace } from '@/api/queries';
import type { DealFull, Named, Pipeline } from '@/api/types';
import { currencyOptions } from '@/lib/currencies';
import { newId } from '@/lib/ids';
import { Pick } from '@/record/Pick';
import { Dialog } from '@/ui/Dialog';
import { NumberField } from '@/ui/NumberField';
import { toast, toastError } from '@/ui/toasts';

interface Props {
  opened: boolean;
  onClose: () => void;
  pipeline: Pipeline;
  /** fixed from a company's page */
  company?: Named;
}

export function NewDealDialog({ opened, onClose, pipeline, company }: Props) {
  const door = useDoor();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { t } = useTranslation('deals');
  const workspace = useWorkspace();
  const [busy, setBusy] = useState(false);
  // Kept while the dialog is open: pressing twice, or again after a lost answer, opens one deal.
  const [id, setId] = useState(newId);
  const [chosen, setChosen] = useState<Named | null>(company ?? null);
  const open = pipeline.stages.filter((stage) => stage.kind === 'open');
  const form = useForm({
    initialValues: { title: '', amount: '', currency: '', stage_id: '', expected_close: '' },
    validate: { title: (value) => (value.trim() ? null : t('new.titleDemanded')) },
  });
  const currency = form.values.currency || workspace.data?.currency || 'EUR';

  const submit = form.onSubmit(async (values) => {
    setBusy(true);
    try {
      const deal = await door.post<DealFull>('/deals', {
        id,
        title: values.title,
        pipeline_id: pipeline.id,
        stage_id: values.stage_id || null,
        company_id: chosen?.id ?? null,
        amount: values.amount || null,
        currency,
        expected_close: values.expected_close || null,
      });
      void queries.invalidateQueries({ queryKey: keys.boards(door.ws) });
      void queries.invalidateQueries({ queryKey: keys.deals.lists(door.ws) });
      form.reset();
      setChosen(company ?? null);
      setId(newId());
      onClose();
      const run = () => void navigate({ to: '/w/$ws/deals/$id', params: { ws: door.ws, id: deal.id } });
      toast(t('new.done', { number: deal.number }), { action: { label: t('new.open'), run } });
    } catch (error) {
      if (isApiError(error) && error.fields.title) form.setFieldError('title', error.fields.title[0]);
      else if (isApiError(error) && error.fields.amount) form.setFieldError('amount', error.fields.amount[0]);
      else toastError(error);
    } finally {
      setBusy(false);
    }
  });

  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('new.title')}
      submit={t('new.submit')}
      onSubmit={() => submit()}
      loading={busy}
    >
      <TextInput label={t('field.title')} required data-autofocus maxLength={200} {...form.getInputProps('title')} />
      <Pick noun="companies" label={t('field.company')} value={chosen} onChoose={setChosen} />
      <Group grow align="flex-start" gap="sm">
        <NumberField
          label={t('field.amount')}
          value={form.values.amount}
          error={form.errors.amount}
          onChange={(value) => form.setFieldValue('amount', value)}
        />
        <Select
          label={t('field.currency')}
          data={currencyOptions()}
          searchable
          allowDeselect={false}
          value={currency}
          onChange={(value) => form.setFieldValue('currency', value ?? '')}
        />
      </Group>
      <Group grow align="flex-start" gap="sm">
        <Select
          label={t('field.stage')}
          data={open.map((stage) => ({ value: stage.id, label: stage.name }))}
          allowDeselect={false}
          value={form.values.stage_id || open[0]?.id || null}
          onChange={(value) => form.setFieldValue('stage_id', value ?? '')}
        />
        <TextInput label={t('field.expected_close')} type="date" {...form.getInputProps('expected_close')} />
      </Group>
    </Dialog>
  );
}
