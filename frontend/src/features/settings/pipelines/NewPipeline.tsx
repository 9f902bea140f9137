import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/api/client';
import { isApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import type { WorkspaceTemplate } from '@/api/types';
import { Dialog } from '@/ui/Dialog';
import { useNewPipeline } from './api';

export function NewPipeline({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings');
  const create = useNewPipeline();
  const templates = useQuery({
    queryKey: keys.templates(),
    queryFn: () => http.get<WorkspaceTemplate[]>('/api/workspaces/templates'),
  });
  const [name, setName] = useState('');
  const [template, setTemplate] = useState('sales');
  const error = create.error;
  const wrong = error ? (isApiError(error) && error.field('name')) || error.message : undefined;
  const stages = templates.data?.find((known) => known.key === template)?.stages.join(' → ');
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('pipelines.new')}
      submit={t('pipelines.create')}
      loading={create.isPending}
      disabled={!name.trim()}
      onSubmit={() => create.mutate({ name: name.trim(), template }, { onSuccess: onClose })}
    >
      <TextInput
        label={t('pipelines.name')}
        data-autofocus
        value={name}
        error={wrong}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t('pipelines.template')}
        description={stages}
        value={template}
        onChange={(value) => setTemplate(value ?? 'sales')}
        data={(templates.data ?? []).map((known) => ({ value: known.key, label: known.name }))}
      />
    </Dialog>
  );
}
