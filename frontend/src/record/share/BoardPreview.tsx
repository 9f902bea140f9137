import { useTranslation } from 'react-i18next';
import type { Board, Deal } from '@/api/types';
import { compactSums, count, date, money } from '@/lib/formats';
import { StageDot } from '@/ui/Chip';
import classes from './Share.module.css';

const SHOWN = 2;

/** The outsider's board, small: every column they will see, and the first cards with what stands on them. */
export function BoardPreview({ board }: { board: Board }) {
  const { t } = useTranslation('record');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={classes.board} aria-label={t('share.boardPreview')} tabIndex={0}>
      {board.columns.map((column) => (
        <div key={column.stage.id} className={classes.column}>
          <h4 className={classes.columnHead}>
            <StageDot colour={column.stage.colour} />
            <span className="truncate">{column.stage.name}</span>
            <span className="text-3 tabular">{count(column)}</span>
          </h4>
          <div className="text-3 tabular">{compactSums(column.sum) || '—'}</div>
          {column.items.slice(0, SHOWN).map((deal) => (
            <SmallCard key={deal.id} deal={deal} />
          ))}
        </div>
      ))}
    </section>
  );
}

/** Only what came: the server leaves out what is not theirs to see. */
function SmallCard({ deal }: { deal: Partial<Deal> }) {
  const facts = [
    deal.number,
    deal.company?.name,
    money(deal.amount, deal.currency),
    date(deal.expected_close),
    deal.owner?.name,
  ];
  return (
    <div className={classes.card}>
      <div className="truncate">{deal.title}</div>
      <div className="text-3">{facts.filter(Boolean).join(' · ')}</div>
    </div>
  );
}
