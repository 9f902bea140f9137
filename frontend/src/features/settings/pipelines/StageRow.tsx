import { ActionIcon, Group } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Pipeline, Stage, StageKind } from '@/api/types';
import { asSaveResult } from '@/record/save-field';
import { confirmDialog } from '@/ui/dialogs';
import { InlineEdit } from '@/ui/InlineEdit';
import { announce } from '@/ui/LiveRegion';
import { toastError } from '@/ui/toasts';
import { moved, usePipelineActs } from './api';
import { ColourMenu } from './ColourMenu';
import classes from './Pipelines.module.css';

const KINDS: readonly StageKind[] = ['open', 'won', 'lost'];

export function StageRow({ pipeline, stage, index }: { pipeline: Pipeline; stage: Stage; index: number }) {
  const { t } = useTranslation('settings');
  const acts = usePipelineActs(pipeline.id);
  const move = (step: -1 | 1) => {
    const next = moved(pipeline.stages, index, step);
    if (!next) return;
    acts.order.mutate(next, { onError: toastError });
    announce(t('pipelines.movedTo', { name: stage.name, place: index + step + 1 }));
  };
  const ask = () =>
    confirmDialog({
      title: t('pipelines.removeStageTitle', { name: stage.name }),
      text: t('pipelines.removeStageText'),
      confirm: t('pipelines.removeStage'),
      onConfirm: () => acts.removeStage.mutate(stage.id, { onError: toastError }),
    });
  return (
    <li className={classes.stage}>
      <ColourMenu
        label={t('pipelines.colourOf', { name: stage.name })}
        value={stage.colour}
        onChange={(colour) => void acts.editStage(stage, 'colour', colour).catch(toastError)}
      />
      <InlineEdit
        label={t('pipelines.stage')}
        value={stage.name}
        required
        onSave={(value, base) => asSaveResult(() => acts.editStage(stage, 'name', value ?? '', base ?? ''), 'name')}
      />
      <InlineEdit
        label={t('pipelines.publicName')}
        value={stage.public_name}
        placeholder={stage.name}
        onSave={(value, base) =>
          asSaveResult(() => acts.editStage(stage, 'public_name', value ?? '', base ?? ''), 'public_name')
        }
      />
      <InlineEdit
        label={t('pipelines.probability')}
        kind="money"
        required
        value={String(stage.probability)}
        display={`${stage.probability} %`}
        readOnly={stage.kind !== 'open'}
        onSave={(value, base) =>
          asSaveResult(
            () => acts.editStage(stage, 'probability', Math.round(Number(value)), Number(base)),
            'probability',
          )
        }
      />
      <InlineEdit
        label={t('pipelines.kind')}
        kind="select"
        value={stage.kind}
        display={t(`pipelines.kinds.${stage.kind}`)}
        options={KINDS.map((kind) => ({ value: kind, label: t(`pipelines.kinds.${kind}`) }))}
        onSave={(value, base) =>
          asSaveResult(() => acts.editStage(stage, 'kind', value as StageKind, base as StageKind), 'kind')
        }
      />
      <Group gap={2} wrap="nowrap" className={classes.acts ?? ''}>
        <ActionIcon
          aria-label={t('pipelines.up', { name: stage.name })}
          disabled={index === 0}
          onClick={() => move(-1)}
        >
          <IconChevronUp size={16} />
        </ActionIcon>
        <ActionIcon
          aria-label={t('pipelines.down', { name: stage.name })}
          disabled={index === pipeline.stages.length - 1}
          onClick={() => move(1)}
        >
          <IconChevronDown size={16} />
        </ActionIcon>
        <ActionIcon aria-label={t('pipelines.removeName', { name: stage.name })} onClick={ask}>
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
    </li>
  );
}
