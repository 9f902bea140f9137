/** A shared board's columns in the cache, and a card's way between them before the server has answered. */
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { PartnerDeal, SharedBoard, SharedColumn, SharedStage } from '@/api/types';
import { columnsKey } from '@/record/boards';

export type ColumnData = InfiniteData<SharedColumn>;

export const columnKey = (ws: string, stage: string) => [...columnsKey(ws), stage] as const;

export const cardsOf = (data: ColumnData | undefined): PartnerDeal[] => data?.pages.flatMap((page) => page.items) ?? [];

export function without(data: ColumnData, id: string): ColumnData {
  const pages = data.pages.map((page) => ({ ...page, items: page.items.filter((deal) => deal.id !== id) }));
  return { ...data, pages };
}

/** On top, where the server puts it. */
export function onTop(data: ColumnData, deal: PartnerDeal): ColumnData {
  const [first, ...rest] = without(data, deal.id).pages;
  return first ? { ...data, pages: [{ ...first, items: [deal, ...first.items] }, ...rest] } : data;
}

const recount = (column: SharedColumn, step: number): SharedColumn => ({
  ...column,
  count: Math.max(0, column.count + step),
});

/** Show a move at once: the card and both counts; the sums come with the board. */
export function moveInCache(queries: QueryClient, ws: string, deal: PartnerDeal, stage: SharedStage): void {
  queries.setQueryData<ColumnData>(columnKey(ws, deal.stage.id), (data) => data && without(data, deal.id));
  queries.setQueryData<ColumnData>(columnKey(ws, stage.id), (data) => data && onTop(data, { ...deal, stage }));
  queries.setQueriesData<SharedBoard>({ queryKey: keys.boards(ws) }, (board) => {
    if (!board?.columns) return board;
    const step = (id: string) => (id === deal.stage.id ? -1 : id === stage.id ? 1 : 0);
    return { ...board, columns: board.columns.map((column) => recount(column, step(column.stage.id))) };
  });
}
