import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import type { PartnerDealFull, SharedStage } from '@/api/types';
import classes from './StagePath.module.css';

interface Props {
  deal: PartnerDealFull;
  onMove: (stage: SharedStage) => void;
}

/** The open stages of the deal's pipeline: buttons for who may move it, a picture for who may not. */
export function StagePath({ deal, onMove }: Props) {
  const { t } = useTranslation('portal');
  const movable = can(deal, 'deal.move');
  const state = (stage: SharedStage) =>
    stage.id === deal.stage.id ? 'current' : stage.rank < deal.stage.rank ? 'done' : 'next';
  return (
    <ol className={classes.path} aria-label={t('deals.stage')}>
      {deal.stages
        .filter((stage) => stage.kind === 'open')
        .map((stage) => (
          <li key={stage.id}>
            <button
              type="button"
              className={clsx(classes.stage, classes[state(stage)])}
              aria-current={stage.id === deal.stage.id ? 'step' : undefined}
              disabled={!movable || stage.id === deal.stage.id}
              onClick={() => onMove(stage)}
            >
              <span className="truncate">{stage.name}</span>
            </button>
          </li>
        ))}
    </ol>
  );
}
