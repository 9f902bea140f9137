/** What the board asks of the server. The whole board comes in one answer; each column then pages by itself. */
import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Door, useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { Board, BoardColumn, BoardSummary, Deal } from '@/api/types';
import type { Narrowed } from '../narrowed';
import { type ColumnData, columnKey } from './place';

const PAGE = 30;

interface Asked {
  pipeline: string;
  openClosed: boolean;
  by: Narrowed;
}

async function loadBoard(door: Door, queries: QueryClient, { pipeline, openClosed, by }: Asked, signal: AbortSignal) {
  const query = { pipeline, limit: PAGE, open_closed: openClosed, ...by };
  const board = await door.get<Board>('/deals/board', query, { signal });
  for (const column of board.columns) {
    const key = [...columnKey(door.ws, column.stage.id), by];
    const pages = queries.getQueryData<ColumnData>(key)?.pages.length ?? 0;
    if (pages > 1) void queries.invalidateQueries({ queryKey: key });
    else queries.setQueryData<ColumnData>(key, { pages: [column], pageParams: [null] });
  }
  return board;
}

export function useBoard(asked: Asked) {
  const door = useDoor();
  const queries = useQueryClient();
  return useQuery({
    queryKey: keys.board(door.ws, asked.pipeline, { openClosed: asked.openClosed, ...asked.by }),
    queryFn: ({ signal }) => loadBoard(door, queries, asked, signal),
    placeholderData: (previous) => (previous?.columns[0] ? previous : undefined),
  });
}

export function useColumn(stage: string, by: Narrowed) {
  const door = useDoor();
  return useInfiniteQuery({
    queryKey: [...columnKey(door.ws, stage), by],
    queryFn: ({ pageParam, signal }) =>
      door.get<BoardColumn>('/deals/board/column', { stage, after: pageParam, limit: PAGE, ...by }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // Narrowed anew, the cards stay until the others are here.
    placeholderData: (previous) => previous,
    // The board's own query fills and refreshes the first page.
    staleTime: Number.POSITIVE_INFINITY,
    // The board fills and refreshes a first page; a column with more looks after itself.
    enabled: (query) => ((query.state.data as ColumnData | undefined)?.pages.length ?? 0) > 1,
  });
}

export function useSummary(pipeline: string, by: Narrowed) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.boardSummary(door.ws, pipeline, { ...by }),
    queryFn: ({ signal }) => door.get<BoardSummary>('/deals/board/summary', { pipeline, ...by }, { signal }),
  });
}

export interface MoveBody {
  stage_id: string;
  version: number;
  before_id?: string | undefined;
  after_id?: string | undefined;
  reason?: string | undefined;
}

export const moveDeal = (door: Door, id: string, body: MoveBody, mutationId: string) =>
  door.post<Deal>(`/deals/${id}/move`, body, { mutationId });
