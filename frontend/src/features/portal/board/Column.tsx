import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartnerDeal, SharedColumn, SharedStage } from '@/api/types';
import { compactSums, count } from '@/lib/formats';
import { StageDot } from '@/ui/Chip';
import { useSharedColumn } from './api';
import classes from './Board.module.css';
import { Card } from './Card';
import { cardsOf } from './columns';
import { useColumnDrop } from './drag';
import type { Glide } from './glide';

const SLOT = 90 + 8;

interface Props {
  pipeline: string;
  column: SharedColumn;
  stages: readonly SharedStage[];
  onMove: (deal: PartnerDeal, stage: SharedStage) => void;
  glides: ReadonlyMap<string, Glide>;
}

/** One stage: only the cards on screen exist, and the next page comes when its end is near. */
export const Column = memo(function Column({ pipeline, column, stages, onMove, glides }: Props) {
  const { t } = useTranslation('portal');
  const { stage } = column;
  const element = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const over = useColumnDrop(element, stage);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSharedColumn(pipeline, stage.id);
  const cards = cardsOf(data);
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => SLOT,
    overscan: 6,
    getItemKey: (index) => cards[index]?.id ?? index,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= cards.length - 8) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, cards.length]);

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
            return deal ? (
              <div key={row.key} className={classes.slot} style={{ transform: `translateY(${row.start}px)` }}>
                <Card deal={deal} stages={stages} onMove={onMove} glide={glides.get(deal.id)} />
              </div>
            ) : null;
          })}
        </div>
      </div>
    </section>
  );
});

/** Won and lost: counted, without cards until somebody asks. */
export function ClosedColumn({ column, onOpen }: { column: SharedColumn; onOpen: () => void }) {
  const { t } = useTranslation('portal');
  const { stage } = column;
  return (
    <section className={clsx(classes.column, classes.closed)} aria-label={stage.name}>
      <UnstyledButton className={classes.head} onClick={onOpen}>
        <StageDot colour={stage.colour} />
        <span className={clsx(classes.stage, 'truncate')}>{stage.name}</span>
        <span className={clsx(classes.count, 'tabular')}>{count(column)}</span>
        <IconChevronRight size={14} aria-hidden />
        <span className="visually-hidden">{t('board.openColumn')}</span>
      </UnstyledButton>
      <span className={clsx(classes.sum, 'tabular')}>{compactSums(column.sum)}</span>
    </section>
  );
}
