import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { compactSums, number } from '@/lib/formats';
import type { Narrowed } from '../narrowed';
import { useSummary } from './api';
import classes from './Board.module.css';

interface Props {
  pipeline: string;
  by: Narrowed;
  change: (next: Narrowed) => void;
}

/** Open, weighted, won this month, stalled: kept fresh by the events of the board. A click shows only the stalled ones. */
export function Summary({ pipeline, by, change }: Props) {
  const { t } = useTranslation('deals');
  const { data } = useSummary(pipeline, by);
  if (!data?.open) return null;
  return (
    <dl className={`${classes.figures} tabular`}>
      <Figure name={t('summary.open')}>
        <b>{number(data.open.count)}</b>
        <Worth sums={data.open.sum} />
      </Figure>
      <Figure name={t('summary.weighted')}>
        <b>{compactSums(data.weighted) || '—'}</b>
      </Figure>
      <Figure name={t('summary.won')}>
        <b>{number(data.won_this_month?.count ?? 0)}</b>
        <Worth sums={data.won_this_month?.sum} />
      </Figure>
      <Figure name={t('summary.stalled')}>
        {data.stalled ? (
          <button
            type="button"
            className={classes.figure}
            aria-pressed={by.attention === 'stalled'}
            onClick={() => change({ attention: by.attention === 'stalled' ? undefined : 'stalled' })}
          >
            {number(data.stalled)}
          </button>
        ) : (
          <b>0</b>
        )}
      </Figure>
    </dl>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** After a dot: «28 351,1 млн» would be read as one number. */
function Worth({ sums }: { sums: Parameters<typeof compactSums>[0] }) {
  const text = compactSums(sums);
  return text ? ` · ${text}` : null;
}
