import { Button } from '@mantine/core';
import { IconBellCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { flatten, useUnread } from '@/api/queries';
import type { Notification, Page } from '@/api/types';
import { useTopics } from '@/live';
import { Facts } from '@/record/timeline/Facts';
import { Avatar } from '@/ui/Avatar';
import { EmptyState, ErrorState, SkeletonCards } from '@/ui/States';
import { toastError } from '@/ui/toasts';
import { When } from '@/ui/When';
import { Frame } from '../Frame';
import portal from '../Portal.module.css';
import classes from './Inbox.module.css';

/** A line shows the title of now, and none of a record lost: so many records are listened to. */
const RECORDS = 50;

function useNotices() {
  const door = useDoor();
  const queries = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: keys.notificationList(door.ws),
    queryFn: ({ pageParam, signal }) =>
      door.get<Page<Notification>>('/notifications', { after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const records = flatten(list.data).map(({ about }) => `${about.type}:${about.id}`);
  useTopics(...[...new Set(records)].slice(0, RECORDS));
  const tell = async (path: string) => {
    try {
      await door.post(`/notifications/${path}`);
      await queries.invalidateQueries({ queryKey: keys.notifications(door.ws) });
    } catch (error) {
      toastError(error);
    }
  };
  return { list, read: (id: string) => tell(`${id}/read`), readAll: () => tell('read-all') };
}

/** What is new for this person; a line leads to the very message. */
export function InboxPage() {
  const { t } = useTranslation('portal');
  const router = useRouter();
  const { list, read, readAll } = useNotices();
  const unread = useUnread().data?.count ?? 0;
  const notices = flatten(list.data);
  const open = (notice: Notification) => {
    if (notice.read_at === null) void read(notice.id);
    if (notice.url?.startsWith('/')) router.history.push(notice.url);
  };
  const action = unread > 0 && (
    <Button variant="default" onClick={() => void readAll()}>
      {t('inbox.readAll')}
    </Button>
  );
  return (
    <Frame title={t('inbox.title')} action={action}>
      {list.isPending && <SkeletonCards count={4} />}
      {list.isError && notices.length === 0 && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && notices.length === 0 && (
        <EmptyState icon={IconBellCheck} title={t('inbox.none')} text={t('inbox.noneText')} />
      )}
      {notices.length > 0 && (
        <ul className={portal.list} aria-label={t('inbox.title')}>
          {notices.map((notice) => (
            <li key={notice.id}>
              <Notice notice={notice} onOpen={open} />
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('common:loadMore')}
        </Button>
      )}
    </Frame>
  );
}

function Notice({ notice, onOpen }: { notice: Notification; onOpen: (notice: Notification) => void }) {
  const { t } = useTranslation('portal');
  const unread = notice.read_at === null;
  const who = notice.actor?.name ?? t('inbox.somebody');
  const [first, ...more] = notice.facts;
  return (
    <button
      type="button"
      className={clsx(classes.notice, unread && classes.unread)}
      disabled={notice.url === null}
      onClick={() => onOpen(notice)}
    >
      <span className={classes.dot}>{unread && <span className="visually-hidden">{t('inbox.unread')}</span>}</span>
      {notice.actor ? <Avatar person={notice.actor} size={28} hint={false} /> : <span />}
      <span>
        <span className={classes.what}>
          {notice.title === null && t('inbox.gone')}
          {notice.title !== null && first && <Facts who={who} facts={[first, ...more]} />}
          {notice.title !== null && !first && t(`inbox.what.${notice.kind}`, { who })}
        </span>
        {notice.title && <span className={classes.text}>{notice.title}</span>}
        {notice.text && <span className={classes.text}>{notice.text}</span>}
      </span>
      <span className={classes.when}>
        <When at={notice.at} />
      </span>
    </button>
  );
}
