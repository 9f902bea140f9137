import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import type { Deal, DealFull, Stage } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { When } from '@/ui/When';
import classes from './Deal.module.css';

interface Props {
  deal: DealFull;
  onMove: (stage: Stage) => void;
}

/** Where a stage stands beside the deal's: behind it, it, or ahead. */
export function standing(stage: Stage, deal: Deal): 'done' | 'current' | 'next' {
  if (stage.id === deal.stage.id) return 'current';
  if (deal.status === 'won') return 'done';
  if (deal.status === 'lost') return 'next';
  return stage.rank < deal.stage.rank ? 'done' : 'next';
}

/** The way of a deal; a step is a button that moves it there. */
export function Stepper({ deal, onMove }: Props) {
  const { t } = useTranslation('deals');
  const movable = deal.status === 'open' && deal.archived_at === null && deal.abilities.includes('deal.move');
  const open = deal.stages.filter((stage) => stage.kind === 'open');
  return (
    <div className={classes.way}>
      <ol className={classes.stepper} aria-label={t('field.stage')}>
        {open.map((stage) => (
          <li key={stage.id}>
            <button
              type="button"
              className={clsx(classes.step, classes[standing(stage, deal)])}
              aria-current={stage.id === deal.stage.id ? 'step' : undefined}
              disabled={!movable || stage.id === deal.stage.id}
              onClick={() => onMove(stage)}
            >
              <span className="truncate">{stage.name}</span>
            </button>
          </li>
        ))}
      </ol>
      {deal.status !== 'open' && (
        <span className={classes.closed}>
          <Chip tone={deal.status === 'won' ? 'success' : 'danger'}>{deal.stage.name}</Chip>
          <When at={deal.closed_at} plain />
          {deal.close_reason && <span className="text-3">{deal.close_reason}</span>}
        </span>
      )}
    </div>
  );
}
