import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { show, words } from '@/test/render';
import { type Column, DataTable } from './DataTable';

interface Row {
  id: string;
  name: string;
  sum: number;
}

const rows: Row[] = Array.from({ length: 500 }, (_, index) => ({ id: `r${index}`, name: `Row ${index}`, sum: index }));
const columns: Column<Row>[] = [
  {
    key: 'name',
    title: 'Name',
    width: 200,
    cell: (row) => <a href={`/x/${row.id}`}>{row.name}</a>,
    sort: ['name', '-name'],
  },
  { key: 'sum', title: 'Sum', width: 100, align: 'right', cell: (row) => row.sum, sort: ['-sum', 'sum'] },
];

beforeAll(() => words());

describe('DataTable', () => {
  it('draws only the rows in view, but counts them all', () => {
    show(<DataTable label="Deals" columns={columns} rows={rows} onOpen={vi.fn()} />);
    expect(screen.getByRole('table', { name: 'Deals' })).toHaveAttribute('aria-rowcount', '501');
    const drawn = screen.getAllByRole('row').length;
    expect(drawn).toBeGreaterThan(10);
    expect(drawn).toBeLessThan(60);
    expect(screen.getByRole('link', { name: 'Row 0' })).toBeInTheDocument();
  });

  it('sorts by its heads, the other way at the second click', async () => {
    const onSort = vi.fn();
    const { rerender } = show(
      <DataTable label="Deals" columns={columns} rows={rows} onOpen={vi.fn()} sort="name" onSort={onSort} />,
    );
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Sum' }));
    await userEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(onSort.mock.calls).toEqual([['-sum'], ['-name']]);
    rerender(<span />);
  });

  it('walks by J and K and opens by Enter', async () => {
    const onOpen = vi.fn();
    show(<DataTable label="Deals" columns={columns} rows={rows} onOpen={onOpen} />);
    await userEvent.keyboard('jjjk{Enter}');
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(rows[1]);
  });

  it('asks for more once when the end is near', () => {
    const onMore = vi.fn();
    show(<DataTable label="Deals" columns={columns} rows={rows.slice(0, 20)} onOpen={vi.fn()} onMore={onMore} />);
    expect(onMore).toHaveBeenCalledTimes(1);
  });
});
