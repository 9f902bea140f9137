import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { flatten } from '@/api/queries';
import type { Notification, Page } from '@/api/types';
import { useTopics } from '@/live';
import { toastError } from '@/ui/toasts';

/** The records that lines are about, fifty at most: a line shows the title of now, and none of a record lost. */
const RECORDS = 50;

export type Shelf = 'inbox' | 'unread' | 'archived';

export function useNotifications(state: Shelf, enabled = true) {
  const door = useDoor();
  const list = useInfiniteQuery({
    queryKey: keys.notificationList(door.ws, { state }),
    queryFn: ({ pageParam, signal }) =>
      door.get<Page<Notification>>('/notifications', { after: pageParam, state }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled,
  });
  useTopics(...recordsOf(flatten(list.data)));
  return list;
}

function recordsOf(notices: readonly Notification[]): string[] {
  return [...new Set(notices.map(({ about }) => `${about.type}:${about.id}`))].slice(0, RECORDS);
}

export type Mark = 'read' | 'unread' | 'archived' | 'inbox';
const PATHS = { read: 'read', unread: 'unread', archived: 'archive', inbox: 'unarchive' } as const;

/** Marking tells the server and the badge; both come back right after the answer. */
export function useReading() {
  const door = useDoor();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.notifications(door.ws) });
  const fewer = (by: number) =>
    queries.setQueryData<{ count: number }>(
      keys.unread(door.ws),
      (now) => now && { count: Math.max(0, now.count - by) },
    );
  const mark = useMutation({
    mutationFn: ({ notice, as }: { notice: Notification; as: Mark }) =>
      door.post(`/notifications/${notice.id}/${PATHS[as]}`),
    onMutate: ({ notice, as }) => {
      if (as === 'unread' && notice.read_at !== null) fewer(-1);
      else if (as !== 'inbox' && notice.read_at === null) fewer(1);
    },
    onError: toastError,
    onSettled,
  });
  return {
    mark: (notice: Notification, as: Mark) => mark.mutate({ notice, as }),
    markAll: useMutation({
      mutationFn: ({ about, as }: { about: string; as: Mark }) => door.post('/notifications/mark', { about, as }),
      onError: toastError,
      onSettled,
    }),
    readAll: useMutation({
      mutationFn: () => door.post('/notifications/read-all'),
      onMutate: () => queries.setQueryData(keys.unread(door.ws), { count: 0 }),
      onSettled,
    }),
  };
}

export interface Group {
  /** "deal:<id>" */
  about: string;
  title: string | null;
  items: Notification[];
}

/** Newest first, gathered by record; a record stands where its newest notice stands. */
export function byRecord(list: readonly Notification[]): Group[] {
  const groups = new Map<string, Group>();
  for (const item of list) {
    const about = `${item.about.type}:${item.about.id}`;
    const group = groups.get(about);
    if (group) group.items.push(item);
    else groups.set(about, { about, title: item.title, items: [item] });
  }
  return [...groups.values()];
}
