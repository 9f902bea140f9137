/** A board's columns as the cache holds them, and moving cards between them without asking the server. */
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { Board, BoardColumn, Deal, Stage, Sum } from '@/api/types';
import { columnsKey } from '@/record/boards';

export type ColumnData = InfiniteData<BoardColumn>;

/** Of one column, however it is narrowed. */
export const columnKey = (ws: string, stage: string) => [...columnsKey(ws), stage] as const;

/** Where a card goes: above `beforeId`, else below `afterId`, else to the top. */
export interface Place {
  stage: Stage;
  beforeId?: string | undefined;
  afterId?: string | undefined;
}

export const cardsOf = (data: ColumnData | undefined): Deal[] => data?.pages.flatMap((page) => page.items) ?? [];

export function without(data: ColumnData, id: string): ColumnData {
  return {
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.filter((deal) => deal.id !== id) })),
  };
}

export function placed(data: ColumnData, deal: Deal, place: Place): ColumnData {
  const anchor = place.beforeId ?? place.afterId;
  let done = false;
  const pages = without(data, deal.id).pages.map((page) => {
    const at = anchor ? page.items.findIndex((card) => card.id === anchor) : -1;
    if (done || at < 0) return page;
    done = true;
    const items = [...page.items];
    items.splice(place.beforeId ? at : at + 1, 0, deal);
    return { ...page, items };
  });
  const first = pages[0];
  if (!done && first) pages[0] = { ...first, items: [deal, ...first.items] };
  return { ...data, pages };
}

/** Adds `sign` times the deal's amount to the sum of its currency. */
export function summed(sums: Sum[] | null, deal: Deal, sign: 1 | -1): Sum[] | null {
  if (sums === null || deal.amount === null) return sums;
  const amount = Number(deal.amount) * sign;
  const known = sums.some((sum) => sum.currency === deal.currency);
  const next = known ? sums : [...sums, { currency: deal.currency, amount: '0' }];
  return next.map((sum) =>
    sum.currency === deal.currency ? { ...sum, amount: (Number(sum.amount) + amount).toFixed(2) } : sum,
  );
}

function recount(column: BoardColumn, deal: Deal, sign: 1 | -1): BoardColumn {
  return { ...column, count: Math.max(0, column.count + sign), sum: summed(column.sum, deal, sign) };
}

/** Show a move at once: the card, both counts and both sums. */
export function moveInCache(queries: QueryClient, ws: string, deal: Deal, place: Place): void {
  const from = columnKey(ws, deal.stage.id);
  const to = columnKey(ws, place.stage.id);
  const moved: Deal = { ...deal, stage: place.stage, stage_since: new Date().toISOString(), is_stalled: false };
  if (deal.stage.id !== place.stage.id) {
    queries.setQueriesData<ColumnData>({ queryKey: from }, (data) => data && without(data, deal.id));
    queries.setQueriesData<Board>({ queryKey: keys.boards(ws) }, (board) => board && recounted(board, deal, place));
  }
  if (place.stage.kind === 'open')
    queries.setQueriesData<ColumnData>({ queryKey: to }, (data) => data && placed(data, moved, place));
}

function recounted(board: Board, deal: Deal, place: Place): Board {
  if (!board.columns) return board;
  return {
    ...board,
    columns: board.columns.map((column) => {
      if (column.stage.id === deal.stage.id) return recount(column, deal, -1);
      return column.stage.id === place.stage.id ? recount(column, deal, 1) : column;
    }),
  };
}

/** The answer of the server takes the place of the guess. */
export function settleInCache(queries: QueryClient, ws: string, deal: Deal): void {
  queries.setQueriesData<ColumnData>(
    { queryKey: columnKey(ws, deal.stage.id) },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          items: page.items.map((card) => (card.id === deal.id ? { ...card, ...deal } : card)),
        })),
      },
  );
}
