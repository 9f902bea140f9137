import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect } from 'react';
import type { DataTableProps } from './DataTable';
import classes from './DataTable.module.css';

interface Props<Row extends { id: string }> extends DataTableProps<Row> {
  scroller: HTMLElement | null;
  onShown: (last: number) => void;
}

/** A phone's form: the link, and under it the values that matter. */
export function StackedRows<Row extends { id: string }>({ columns, rows, scroller, onShown, label }: Props<Row>) {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => 62,
    overscan: 8,
    initialRect: { width: 390, height: 800 },
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => onShown(last), [last, onShown]);
  const [first, ...rest] = columns;
  if (!first) return null;
  return (
    <ul className={classes.stacked} aria-label={label} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
      {items.map((item) => {
        const row = rows[item.index];
        if (!row) return null;
        return (
          <li
            key={row.id}
            ref={virtual.measureElement}
            data-index={item.index}
            className={classes.stackedRow}
            style={{ position: 'absolute', insetInline: 0, transform: `translateY(${item.start}px)` }}
          >
            <div className={classes.link}>{first.cell(row)}</div>
            <div className={classes.pairs}>
              {rest
                .filter((column) => !column.wide)
                .map((column) => {
                  const value = column.cell(row);
                  return value === null || value === undefined || value === '' ? null : (
                    <span key={column.key}>{value}</span>
                  );
                })}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
