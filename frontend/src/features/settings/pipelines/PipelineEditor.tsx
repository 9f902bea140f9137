import { Button, MultiSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTeams } from '@/api/queries';
import type { Pipeline } from '@/api/types';
import { asSaveResult } from '@/record/save-field';
import { InlineEdit } from '@/ui/InlineEdit';
import { toast, toastError } from '@/ui/toasts';
import { usePipelineActs } from './api';
import { NewStage } from './NewStage';
import classes from './Pipelines.module.css';
import { StageRow } from './StageRow';

/** A pipeline's name, the teams that work in it, and its stages in their order. */
export function PipelineEditor({ pipeline }: { pipeline: Pipeline }) {
  const { t } = useTranslation('settings');
  const teams = useTeams();
  const acts = usePipelineActs(pipeline.id);
  const [adding, setAdding] = useState(false);
  const changeTeams = (next: string[]) => {
    const before = pipeline.teams.map((team) => team.id);
    acts.teams.mutate(next, {
      onSuccess: () => toast(t('saved'), { undo: () => acts.teams.mutate(before) }),
      onError: toastError,
    });
  };
  return (
    <section className={classes.editor} aria-label={pipeline.name}>
      <div className={classes.head}>
        <InlineEdit
          className={classes.name ?? ''}
          label={t('pipelines.name')}
          value={pipeline.name}
          required
          onSave={(name, base) => asSaveResult(() => acts.rename(name ?? '', base ?? ''), 'name')}
        />
        <MultiSelect
          className={classes.teams ?? ''}
          aria-label={t('pipelines.teams')}
          placeholder={pipeline.teams.length === 0 ? t('pipelines.noTeams') : ''}
          value={pipeline.teams.map((team) => team.id)}
          data={(teams.data ?? []).map((team) => ({ value: team.id, label: team.name }))}
          onChange={changeTeams}
          disabled={acts.teams.isPending}
        />
      </div>
      <div className={classes.scroll}>
        <div className={`${classes.stage} ${classes.titles}`} aria-hidden>
          <span />
          <span>{t('pipelines.stage')}</span>
          <span>{t('pipelines.publicName')}</span>
          <span>{t('pipelines.probability')}</span>
          <span>{t('pipelines.kind')}</span>
          <span />
        </div>
        <ol className={classes.list}>
          {pipeline.stages.map((stage, index) => (
            <StageRow key={stage.id} pipeline={pipeline} stage={stage} index={index} />
          ))}
        </ol>
      </div>
      <div className={classes.foot}>
        <Button variant="subtle" leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
          {t('pipelines.addStage')}
        </Button>
      </div>
      {adding && <NewStage pipeline={pipeline} onClose={() => setAdding(false)} />}
    </section>
  );
}
