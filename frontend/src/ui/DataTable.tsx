import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './DataTable.module.css';
import { StackedRows } from './StackedRows';
import { TableGrid } from './TableGrid';
import { useRowKeys } from './useRowKeys';
import type { Selection } from './useSelection';

export interface Column<Row> {
  key: string;
  title: string;
  /** px; the first column grows */
  width: number;
  cell: (row: Row) => ReactNode;
  /** numbers stand right */
  align?: 'right';
  /** the server's sort names: ["amount", "-amount"], the first click takes the first */
  sort?: readonly [string, string];
  /** leave out of the stacked rows of a phone */
  wide?: boolean;
}

export interface DataTableProps<Row extends { id: string }> {
  /** names the table for a screen reader */
  label: string;
  /** the first column is the link to the record and stays in view */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  onOpen: (row: Row) => void;
  /** keyset pages: called when the end comes near */
  onMore?: (() => void) | undefined;
  loadingMore?: boolean;
  /** left: the count; right of it: sums */
  footer?: ReactNode;
  /** the row that is open in a peek, or was just changed by somebody else */
  activeId?: string | null;
  /** a click on a row or Space shows it beside the list instead of opening it */
  onPeek?: ((row: Row) => void) | undefined;
  /** rows can be chosen; `name` names one for a screen reader */
  selection?: Selection | undefined;
  selectLabel?: (row: Row) => string;
}

/** 36 px rows, virtualised, with keys: J/K or arrows move, Enter opens. On a phone the rows stack. */
export function DataTable<Row extends { id: string }>(props: DataTableProps<Row>) {
  const { rows, onMore, loadingMore = false, onOpen } = props;
  const phone = useMediaQuery('(max-width: 576px)');
  // A state, not a ref: the rows are measured once the element is there.
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const asked = useRef(0);
  const { active, setActive } = useRowKeys(rows, onOpen, {
    onPeek: props.onPeek,
    peeking: Boolean(props.activeId),
    selection: props.selection,
  });

  useEffect(() => {
    if (rows.length === 0) asked.current = 0;
  }, [rows.length]);

  const nearEnd = (lastShown: number) => {
    if (!onMore || loadingMore || lastShown < rows.length - 15 || asked.current === rows.length) return;
    asked.current = rows.length;
    onMore();
  };

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section ref={setScroller} className={classes.scroller} aria-label={props.label} tabIndex={0}>
      {phone ? (
        <StackedRows {...props} scroller={scroller} onShown={nearEnd} />
      ) : (
        <TableGrid {...props} scroller={scroller} active={active} onActive={setActive} onShown={nearEnd} />
      )}
      {props.footer && <footer className={classes.footer}>{props.footer}</footer>}
    </section>
  );
}
