import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '@/api/errors';
import type { Pipeline, StageKind } from '@/api/types';
import { Dialog } from '@/ui/Dialog';
import { usePipelineActs } from './api';

const PROBABILITY: Record<StageKind, number> = { open: 50, won: 100, lost: 0 };
const COLOUR: Record<StageKind, number> = { open: 1, won: 5, lost: 6 };

export function NewStage({ pipeline, onClose }: { pipeline: Pipeline; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { addStage } = usePipelineActs(pipeline.id);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<StageKind>('open');
  const error = addStage.error;
  const wrong = error ? (isApiError(error) && error.field('name')) || error.message : undefined;
  const send = () =>
    addStage.mutate(
      { name: name.trim(), kind, colour: COLOUR[kind], probability: PROBABILITY[kind] },
      { onSuccess: onClose },
    );
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('pipelines.addStage')}
      submit={t('pipelines.createStage')}
      loading={addStage.isPending}
      disabled={!name.trim()}
      onSubmit={send}
    >
      <TextInput
        label={t('pipelines.stage')}
        data-autofocus
        value={name}
        error={wrong}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t('pipelines.kind')}
        value={kind}
        onChange={(value) => setKind((value ?? 'open') as StageKind)}
        data={(['open', 'won', 'lost'] as const).map((value) => ({ value, label: t(`pipelines.kinds.${value}`) }))}
      />
    </Dialog>
  );
}
