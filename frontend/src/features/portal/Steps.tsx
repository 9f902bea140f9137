import { IconCheck } from '@tabler/icons-react';
import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import classes from './Steps.module.css';

export interface Step {
  name: string;
  state: 'done' | 'current' | 'next';
}

/** How far something has come: marks in a row, under each other on a phone. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  const { t } = useTranslation('portal');
  return (
    <ol className={classes.steps} aria-label={label}>
      {steps.map((step, place) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: two steps may share a name, their places never move
          key={`${place}-${step.name}`}
          className={clsx(classes.step, classes[step.state])}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className={classes.mark} aria-hidden>
            {step.state === 'done' && <IconCheck size={14} stroke={2.5} />}
          </span>
          <span>
            {step.name}
            {step.state === 'done' && <span className="visually-hidden">, {t('steps.done')}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** "2 of 5: In work", for a line of a list. */
export function stepAt(steps: readonly Step[]): { at: number; of: number; name: string } | null {
  const at = steps.findIndex((step) => step.state === 'current');
  const step = steps[at];
  return step ? { at: at + 1, of: steps.length, name: step.name } : null;
}
