import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { flatten } from '@/api/queries';
import type { Page, TimelineFilter, TimelineItem } from '@/api/types';
import { newId } from '@/lib/ids';

const PATHS: Record<string, string> = {
  deal: 'deals',
  request: 'requests',
  company: 'companies',
  person: 'people',
  product: 'products',
};

const pathOf = (about: string): string => {
  const [type = 'deal', id = ''] = about.split(':');
  return `/${PATHS[type] ?? type}/${id}`;
};

export function useTimeline(about: string, filter: TimelineFilter) {
  const door = useDoor();
  const pages = useInfiniteQuery({
    queryKey: keys.timeline(door.ws, about, filter),
    queryFn: ({ pageParam, signal }) =>
      door.get<Page<TimelineItem>>('/timeline', { about, filter, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });
  return { ...pages, items: flatten(pages.data) };
}

export interface ActivityBody {
  kind: 'call' | 'note';
  text: string;
  duration_minutes?: number | undefined;
  direction?: 'in' | 'out' | undefined;
}

export function useLogActivity(about: string) {
  const door = useDoor();
  const queries = useQueryClient();
  return async (body: ActivityBody) => {
    await door.post(`${pathOf(about)}/activities`, { id: newId(), ...body });
    void queries.invalidateQueries({ queryKey: keys.timelineOf(door.ws, about) });
  };
}
