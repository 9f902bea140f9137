import { Button } from '@mantine/core';
import { IconLayoutKanban, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { usePipelines } from '@/api/queries';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, SkeletonCards } from '@/ui/States';
import { NewPipeline } from './NewPipeline';
import { PipelineEditor } from './PipelineEditor';

export function PipelinesPage() {
  const { t } = useTranslation('settings');
  const pipelines = usePipelines();
  const [adding, setAdding] = useState(false);
  const add = (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
      {t('pipelines.new')}
    </Button>
  );
  const list = pipelines.data?.filter((pipeline) => can(pipeline, 'pipeline.manage')) ?? [];
  return (
    <Section title={t('pipelines.title')} text={t('pipelines.text')} action={add}>
      {pipelines.isPending && <SkeletonCards />}
      {pipelines.isError && <ErrorState error={pipelines.error} onRetry={() => void pipelines.refetch()} />}
      {pipelines.data && list.length === 0 && <EmptyState icon={IconLayoutKanban} title={t('pipelines.none')} />}
      {list.map((pipeline) => (
        <PipelineEditor key={pipeline.id} pipeline={pipeline} />
      ))}
      {adding && <NewPipeline onClose={() => setAdding(false)} />}
    </Section>
  );
}
