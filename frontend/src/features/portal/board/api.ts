/** What a partner's boards and tables ask. The whole board is one answer; each column then pages by itself. */
import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Door, useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { flatten } from '@/api/queries';
import type { Count, Page, PartnerDeal, SharedBoard, SharedColumn, SharedPipeline } from '@/api/types';
import { type ColumnData, columnKey } from './columns';

const PAGE = 30;

export function useSharedPipelines() {
  const door = useDoor();
  return useQuery({
    queryKey: keys.pipelines(door.ws),
    queryFn: ({ signal }) => door.get<SharedPipeline[]>('/pipelines', {}, { signal }),
  });
}

const pagesOf = (data: ColumnData | undefined) => data?.pages.length ?? 0;

async function loadBoard(door: Door, queries: QueryClient, pipeline: string, closed: boolean, signal: AbortSignal) {
  const query = { limit: PAGE, open_closed: closed };
  const board = await door.get<SharedBoard>(`/pipelines/${pipeline}/board`, query, { signal });
  for (const column of board.columns) {
    const key = columnKey(door.ws, column.stage.id);
    if (pagesOf(queries.getQueryData<ColumnData>(key)) > 1) void queries.invalidateQueries({ queryKey: key });
    else queries.setQueryData<ColumnData>(key, { pages: [column], pageParams: [null] });
  }
  return board;
}

export function useSharedBoard(pipeline: string, closed: boolean) {
  const door = useDoor();
  const queries = useQueryClient();
  return useQuery({
    queryKey: keys.board(door.ws, pipeline, { closed }),
    queryFn: ({ signal }) => loadBoard(door, queries, pipeline, closed, signal),
    placeholderData: (previous) => previous,
  });
}

export function useSharedColumn(pipeline: string, stage: string) {
  const door = useDoor();
  return useInfiniteQuery({
    queryKey: columnKey(door.ws, stage),
    queryFn: ({ pageParam, signal }) =>
      door.get<SharedColumn>(
        `/pipelines/${pipeline}/board/column`,
        { stage, after: pageParam, limit: PAGE },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
    // The board fills and refreshes a first page; a column with more looks after itself.
    enabled: (query) => pagesOf(query.state.data as ColumnData | undefined) > 1,
  });
}

export interface TableSearch {
  q?: string | undefined;
  status?: string | undefined;
  sort?: string | undefined;
}

/** One pipeline's deals, or everything shared when no pipeline is named. */
export function useSharedDeals(pipeline: string | null, search: TableSearch) {
  const door = useDoor();
  const { sort, ...filters } = search;
  const path = pipeline ? `/pipelines/${pipeline}/deals` : '/deals';
  const pages = useInfiniteQuery({
    queryKey: keys.deals.list(door.ws, { pipeline, ...search }),
    queryFn: ({ pageParam, signal }) =>
      door.get<Page<PartnerDeal>>(path, { ...filters, sort, after: pageParam, limit: 50 }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });
  const total = useQuery({
    queryKey: keys.deals.count(door.ws, { pipeline, ...filters }),
    queryFn: ({ signal }) => door.get<Count>(`${path}/count`, { ...filters }, { signal }),
    enabled: pipeline !== null,
    placeholderData: (previous) => previous,
  });
  return { ...pages, rows: flatten(pages.data), count: total.data };
}
