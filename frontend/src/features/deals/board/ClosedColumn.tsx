import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import clsx from 'clsx';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardColumn } from '@/api/types';
import { compactSums, count } from '@/lib/formats';
import { StageDot } from '@/ui/Chip';
import classes from './Board.module.css';
import { useColumnDrop } from './drag';

/** Won and lost: counted, without cards until somebody asks; cards can be dropped on them. */
export function ClosedColumn({ column, onOpen }: { column: BoardColumn; onOpen: () => void }) {
  const { t } = useTranslation('deals');
  const element = useRef<HTMLElement>(null);
  const over = useColumnDrop(element, column.stage);
  return (
    <section
      ref={element}
      className={clsx(classes.column, classes.closed, over && classes.over)}
      aria-label={column.stage.name}
    >
      <UnstyledButton
        className={classes.head}
        onClick={onOpen}
        aria-label={t('board.openColumn', { stage: column.stage.name })}
      >
        <StageDot colour={column.stage.colour} />
        <span className={clsx(classes.stage, 'truncate')}>{column.stage.name}</span>
        <span className={clsx(classes.count, 'tabular')}>{count(column)}</span>
        <IconChevronRight size={14} aria-hidden />
      </UnstyledButton>
      <span className={clsx(classes.closedSum, 'tabular')}>{compactSums(column.sum)}</span>
    </section>
  );
}
