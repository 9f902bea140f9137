/** A list that goes on page by page as it is scrolled, and how many rows it has in all. */
import { type QueryKey, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDoor } from './door';
import { flatten } from './queries';
import type { Count, Page } from './types';

type Values = Readonly<Record<string, string | boolean | undefined>>;

interface Listed {
  /** below the door: "/deals"; its count is at "/deals/count" */
  path: string;
  queryKey: QueryKey;
  countKey: QueryKey;
  /** what narrows the list, and so its count */
  filters: Values;
  sort: string | boolean | undefined;
}

const PAGE = 50;

export function useListed<Row>({ path, queryKey, countKey, filters, sort }: Listed) {
  const door = useDoor();
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      door.get<Page<Row>>(path, { ...filters, sort, after: pageParam, limit: PAGE }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });
  const total = useQuery({
    queryKey: countKey,
    queryFn: ({ signal }) => door.get<Count>(`${path}/count`, { ...filters }, { signal }),
    placeholderData: (previous) => previous,
  });
  return {
    rows: flatten(pages.data),
    count: total.data,
    loading: pages.isPending,
    error: pages.isError ? pages.error : null,
    retry: () => void pages.refetch(),
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : undefined,
    loadingMore: pages.isFetchingNextPage,
  };
}
