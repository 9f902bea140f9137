import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { compactSums, number } from '@/lib/formats';
import { useSummary } from './api';
import classes from './Board.module.css';

/** Open, weighted, won this month, stalled: kept fresh by the events of the board. */
export function Summary({ pipeline }: { pipeline: string }) {
  const { t } = useTranslation('deals');
  const { data } = useSummary(pipeline);
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
        <b>{number(data.stalled ?? 0)}</b>
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
