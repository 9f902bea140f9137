import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardColumn, Deal, Stage } from '@/api/types';
import { useDragging } from '@/lib/dragging';
import { compactSums, count } from '@/lib/formats';
import { StageDot } from '@/ui/Chip';
import type { Narrowed } from '../narrowed';
import { useColumn } from './api';
import classes from './Board.module.css';
import { Card } from './Card';
import { useColumnDrop } from './drag';
import type { Glide } from './glide';
import { cardsOf, type Place } from './place';

const CARD = 86 + 8;

interface Props {
  column: BoardColumn;
  by: Narrowed;
  stages: readonly Stage[];
  onMove: (deal: Deal, place: Place) => void;
  glides: ReadonlyMap<string, Glide>;
  /** which cards it has now, in order */
  onCards: (stage: string, ids: readonly string[]) => void;
}

/** One stage: only the cards on screen exist, and the next page comes when its end is near. */
export const Column = memo(function Column({ column, by, stages, onMove, glides, onCards }: Props) {
  const { t } = useTranslation('deals');
  const { stage } = column;
  const element = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const over = useColumnDrop(element, stage);
  const pages = useColumn(stage.id, by);
  const cards = cardsOf(pages.data);
  const order = cards.map((card) => card.id).join(' ');
  useEffect(() => onCards(stage.id, order ? order.split(' ') : []), [onCards, stage.id, order]);
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD,
    overscan: 6,
    getItemKey: (index) => cards[index]?.id ?? index,
  });
  const shown = rows.getVirtualItems();
  const last = shown[shown.length - 1]?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= cards.length - 8) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, cards.length]);
  useDragging((tools) => (scroller.current ? tools.autoScrollForElements({ element: scroller.current }) : undefined));

  return (
    <section ref={element} className={clsx(classes.column, over && classes.over)} aria-label={stage.name}>
      <header className={classes.head}>
        <StageDot colour={stage.colour} />
        <h2 className={clsx(classes.stage, 'truncate')}>{stage.name}</h2>
        <span className={clsx(classes.count, 'tabular')}>{count(column)}</span>
        <span className={clsx(classes.sum, 'tabular')}>{compactSums(column.sum)}</span>
      </header>
      <div
        ref={scroller}
        className={classes.cards}
        tabIndex={cards.length > 0 ? 0 : -1}
        role="group"
        aria-label={stage.name}
      >
        {cards.length === 0 && <p className={classes.none}>{t('board.emptyColumn')}</p>}
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {shown.map((row) => {
            const deal = cards[row.index];
            if (!deal) return null;
            return (
              <div key={row.key} className={classes.slot} style={{ transform: `translateY(${row.start}px)` }}>
                <Card
                  deal={deal}
                  stages={stages}
                  above={cards[row.index - 1]?.id}
                  below={cards[row.index + 1]?.id}
                  onMove={onMove}
                  glide={glides.get(deal.id)}
                />
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
});
