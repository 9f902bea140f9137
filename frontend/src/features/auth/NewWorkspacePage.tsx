import { Button, Group, Radio, Select, Stack, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/api/client';
import { isApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import type { WorkspaceTemplate } from '@/api/types';
import { currencyOptions } from '@/lib/currencies';
import { currentLanguage } from '@/lib/i18n';
import { Chip } from '@/ui/Chip';
import { ErrorState, SkeletonLines } from '@/ui/States';
import { AuthCard } from './AuthCard';
import classes from './AuthCard.module.css';
import { FirstInvites } from './FirstInvites';

/** A workspace of one's own: name, language, currency, how deals go, then the colleagues. */
export function NewWorkspacePage() {
  const { t } = useTranslation('auth');
  const [form, setForm] = useState(() => ({
    name: '',
    language: currentLanguage() as string,
    currency: currentLanguage() === 'ru' ? 'RUB' : 'EUR',
    template: 'sales',
  }));
  const templates = useQuery({
    queryKey: keys.templates(form.language),
    queryFn: () => http.get<WorkspaceTemplate[]>('/api/workspaces/templates', { language: form.language }),
    placeholderData: keepPreviousData,
  });
  const create = useMutation({
    mutationFn: () => http.post<{ slug: string }>('/api/workspaces', { ...form, name: form.name.trim() }),
  });
  const set = (field: keyof typeof form) => (value: string | null) =>
    setForm((now) => ({ ...now, [field]: value ?? '' }));
  const wrong = (field: string) => (isApiError(create.error) ? create.error.field(field) : undefined);

  if (create.data) return <FirstInvites slug={create.data.slug} language={form.language === 'ru' ? 'ru' : 'en'} />;
  const send = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <AuthCard
      wide
      title={t('newWorkspace.title')}
      text={t('newWorkspace.text')}
      error={wrong('name') ? null : create.error}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            size="sm"
            label={t('newWorkspace.name')}
            autoFocus
            maxLength={80}
            value={form.name}
            error={wrong('name')}
            onChange={(event) => set('name')(event.currentTarget.value)}
          />
          <Group grow align="start">
            <Select
              size="sm"
              label={t('newWorkspace.language')}
              value={form.language}
              allowDeselect={false}
              onChange={set('language')}
              data={[
                { value: 'en', label: 'English' },
                { value: 'ru', label: 'Русский' },
              ]}
            />
            <Select
              size="sm"
              label={t('newWorkspace.currency')}
              searchable
              allowDeselect={false}
              value={form.currency}
              onChange={set('currency')}
              data={currencyOptions()}
            />
          </Group>
          {templates.isPending && <SkeletonLines count={3} />}
          {templates.isError && <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />}
          {templates.data && (
            <Templates
              list={templates.data}
              language={form.language}
              value={form.template}
              onChange={set('template')}
            />
          )}
          <Button type="submit" size="sm" loading={create.isPending} disabled={!form.name.trim()}>
            {t('newWorkspace.submit')}
          </Button>
          <Button component="a" href="/" size="sm" variant="default" onClick={goBack}>
            {t('newWorkspace.cancel')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  );
}

/** To the page one came from; a visitor who came straight here goes home. */
function goBack(event: MouseEvent) {
  if (window.history.length < 2) return;
  event.preventDefault();
  window.history.back();
}

function Templates({
  list,
  language,
  value,
  onChange,
}: {
  list: WorkspaceTemplate[];
  language: string;
  value: string;
  onChange: (key: string) => void;
}) {
  const { t } = useTranslation('auth');
  return (
    <Radio.Group label={t('newWorkspace.template')} value={value} onChange={onChange}>
      <Stack gap="xs" mt="xs" lang={language}>
        {list.map((template) => (
          <Radio.Card key={template.key} value={template.key} p="sm" radius="md">
            <Group wrap="nowrap" align="start" gap="sm">
              <Radio.Indicator size="xs" mt={2} />
              <div>
                <strong>{template.name}</strong>
                <div className="text-3">{template.about}</div>
                <div className={classes.stages}>
                  {template.stages.map((stage) => (
                    <Chip key={stage}>{stage}</Chip>
                  ))}
                </div>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}
