import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import { Dialog } from '@/ui/Dialog';
import { useCategoryRefresh } from './api';

export function NewCategory({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings');
  const door = useDoor();
  const refresh = useCategoryRefresh();
  const [form, setForm] = useState({ name_en: '', name_ru: '', answer_hours: '24' });
  const add = useMutation({
    mutationFn: () => door.post('/request-categories', { ...form, answer_hours: Number(form.answer_hours) }),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  const wrong = (name: string) => (isApiError(add.error) ? add.error.field(name) : undefined);
  const text = (name: 'name_en' | 'name_ru', label: string, first = false) => (
    <TextInput
      label={label}
      value={form[name]}
      error={wrong(name)}
      data-autofocus={first || undefined}
      onChange={(event) => setForm({ ...form, [name]: event.currentTarget.value })}
    />
  );
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('requests.new')}
      submit={t('requests.create')}
      loading={add.isPending}
      disabled={!form.name_en.trim() || !form.name_ru.trim() || !form.answer_hours}
      onSubmit={() => add.mutate()}
    >
      {text('name_en', t('requests.nameEn'), true)}
      {text('name_ru', t('requests.nameRu'))}
      <TextInput
        label={t('requests.hours')}
        inputMode="numeric"
        value={form.answer_hours}
        error={
          wrong('answer_hours') ?? (add.error && !wrong('name_en') && !wrong('name_ru') ? add.error.message : undefined)
        }
        onChange={(event) => setForm({ ...form, answer_hours: event.currentTarget.value.replace(/\D/g, '') })}
      />
    </Dialog>
  );
}
