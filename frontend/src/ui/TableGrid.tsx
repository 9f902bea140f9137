import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column, DataTableProps } from './DataTable';
import classes from './DataTable.module.css';

interface Props<Row extends { id: string }> extends DataTableProps<Row> {
  scroller: HTMLElement | null;
  active: number;
  onActive: (index: number) => void;
  onShown: (last: number) => void;
}

const ROW = 36;

/** The wide form: a grid with the roles of a table. */
export function TableGrid<Row extends { id: string }>(props: Props<Row>) {
  const { t } = useTranslation('common');
  const { columns, rows, scroller, active, onShown } = props;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: 40,
    initialRect: { width: 1200, height: 800 },
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => onShown(last), [last, onShown]);
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active, { align: 'auto' });
  }, [active, virtual]);

  return (
    <div role="table" aria-label={props.label} aria-rowcount={rows.length + 1} className={classes.table}>
      <div role="rowgroup" style={{ display: 'contents' }}>
        <div role="row" className={classes.head} aria-rowindex={1}>
          {props.selection && (
            <div role="columnheader" className={classes.pick}>
              <span className="visually-hidden">{t('keys.select')}</span>
            </div>
          )}
          {columns.map((column, index) => (
            <HeadCell key={column.key} column={column} first={index === 0} sort={props.sort} onSort={props.onSort} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row ? <GridRow key={row.id} props={props} row={row} index={item.index} top={item.start} /> : null;
        })}
      </div>
    </div>
  );
}

interface RowProps<Row extends { id: string }> {
  props: Props<Row>;
  row: Row;
  index: number;
  top: number;
}

function GridRow<Row extends { id: string }>({ props, row, index, top }: RowProps<Row>) {
  const { columns, active, activeId, onActive, onOpen, onPeek, selection } = props;
  const chosen = selection?.ids.has(row.id);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same keys work on the whole table (useRowKeys) and on the link inside
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      data-row={row.id}
      data-active={active === index || activeId === row.id || undefined}
      aria-selected={selection ? chosen : undefined}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a, button, input')) return;
        onActive(index);
        (onPeek ?? onOpen)(row);
      }}
    >
      {selection && (
        <div role="cell" className={classes.pick}>
          <input
            type="checkbox"
            aria-label={props.selectLabel?.(row)}
            checked={chosen}
            onChange={() => selection.toggle(row.id)}
          />
        </div>
      )}
      {columns.map((column, at) => (
        <div
          key={column.key}
          role={at === 0 ? 'rowheader' : 'cell'}
          className={clsx(
            classes.cell,
            column.align === 'right' && classes.right,
            at === 0 && classes.sticky,
            at === 0 && classes.link,
          )}
          style={cellWidth(column, at === 0)}
        >
          <span>{column.cell(row) ?? <span className="text-3">—</span>}</span>
        </div>
      ))}
    </div>
  );
}

function cellWidth<Row>(column: Column<Row>, grows: boolean): React.CSSProperties {
  return grows ? { flex: `1 0 ${column.width}px`, width: column.width } : { flex: `0 0 ${column.width}px` };
}

interface HeadProps<Row> {
  column: Column<Row>;
  first: boolean;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}

function HeadCell<Row>({ column, first, sort, onSort }: HeadProps<Row>) {
  const at = column.sort && sort ? column.sort.indexOf(sort) : -1;
  const current = at >= 0 ? sort : undefined;
  const down = current?.startsWith('-');
  const Arrow = down ? IconArrowDown : IconArrowUp;
  return (
    <div
      role="columnheader"
      aria-sort={current ? (down ? 'descending' : 'ascending') : undefined}
      className={clsx(classes.cell, column.align === 'right' && classes.right, first && classes.sticky)}
      style={cellWidth(column, first)}
    >
      {column.sort && onSort ? (
        <button type="button" className={classes.sort} onClick={() => onSort(column.sort?.[at === 0 ? 1 : 0] ?? '')}>
          <span className="truncate">{column.title}</span>
          {current && <Arrow size={12} aria-hidden />}
        </button>
      ) : (
        <span>{column.title}</span>
      )}
    </div>
  );
}
