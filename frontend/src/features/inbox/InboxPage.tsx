import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArchive, IconBellCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { flatten, useUnread } from '@/api/queries';
import type { Notification } from '@/api/types';
import { useShortcuts } from '@/lib/shortcuts';
import { offerBack } from '@/record/undo';
import { Column, Page } from '@/ui/Page';
import { PageHeader } from '@/ui/PageHeader';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { Toolbar } from '@/ui/Toolbar';
import { toastError } from '@/ui/toasts';
import { useRowKeys } from '@/ui/useRowKeys';
import { byRecord, type Group, type Mark, type Shelf, useNotifications, useReading } from './api';
import { Notice } from './Notice';
import classes from './Notice.module.css';
import { Preview } from './Preview';
import { useOpenNotice } from './useOpenNotice';

const SHELVES: readonly Shelf[] = ['inbox', 'unread', 'archived'];

export function InboxPage() {
  const { t } = useTranslation('inbox');
  const [show, setShow] = useState<Shelf>('inbox');
  const list = useNotifications(show);
  const unread = useUnread().data?.count ?? 0;
  const { readAll, mark, markAll } = useReading();
  const door = useDoor();
  const open = useOpenNotice();
  const wide = useMediaQuery('(min-width: 1024px)');
  const groups = byRecord(flatten(list.data));
  const inOrder = groups.flatMap((group) => group.items);
  const { active, setActive } = useRowKeys(inOrder, open);
  const chosen = inOrder[active];
  const put = (notice: Notification, as: Mark) => {
    mark(notice, as);
    if (as === 'archived') offerBack(door.ws, t('archivedOne'), () => mark(notice, 'inbox'));
  };
  useNoticeKeys(chosen, put);
  const choose = (notice: Notification) => {
    if (!wide) {
      open(notice);
      return;
    }
    setActive(inOrder.indexOf(notice));
    if (notice.read_at === null) mark(notice, 'read');
  };
  const archiveAll = ({ about }: Group) => markAll.mutate({ about, as: show === 'archived' ? 'inbox' : 'archived' });
  const toolbar = (
    <Toolbar
      label={t('title')}
      action={
        unread > 0 && (
          <Button variant="default" onClick={() => readAll.mutate(undefined, { onError: toastError })}>
            {t('readAll')}
          </Button>
        )
      }
    >
      <SegmentedControl
        aria-label={t('show')}
        value={show}
        onChange={(value) => {
          setShow(value as Shelf);
          setActive(-1);
        }}
        data={SHELVES.map((value) => ({ value, label: t(`shelf.${value}`) }))}
      />
    </Toolbar>
  );
  const content = (
    <>
      {list.isPending && <SkeletonRows />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && groups.length === 0 && (
        <EmptyState icon={IconBellCheck} title={t(`empty.${show}`)} text={t('noneText')} />
      )}
      {groups.map((group) => (
        <section key={group.about} className={classes.group} aria-label={group.title ?? t('gone')}>
          <header className={classes.groupHead}>
            <h2 className={`${classes.groupTitle} truncate`}>{group.title ?? t('gone')}</h2>
            {show !== 'archived' && (
              <ActionIcon size={24} aria-label={t('archiveGroup')} onClick={() => archiveAll(group)}>
                <IconArchive size={14} />
              </ActionIcon>
            )}
          </header>
          {group.items.map((notice) => (
            <Notice key={notice.id} notice={notice} grouped active={chosen?.id === notice.id} onOpen={choose} />
          ))}
        </section>
      ))}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('common:loadMore')}
        </Button>
      )}
    </>
  );
  return (
    <Page header={<PageHeader title={t('title')} />} toolbar={toolbar}>
      {wide && inOrder.length > 0 ? (
        <div className={classes.two}>
          <div className={classes.listSide}>{content}</div>
          <section className={classes.preview} aria-label={t('preview.label')}>
            <Preview notice={chosen} onOpen={open} onMark={put} />
          </section>
        </div>
      ) : (
        <Column>{content}</Column>
      )}
    </Page>
  );
}

/** E archives or brings back, U turns read into unread and back. */
function useNoticeKeys(chosen: Notification | undefined, put: (notice: Notification, as: Mark) => void): void {
  const { t } = useTranslation('inbox');
  const how = (as: (notice: Notification) => Mark) => () => chosen && put(chosen, as(chosen));
  useShortcuts([
    { keys: 'e', label: t('archive'), group: 'list', run: how((one) => (one.archived_at ? 'inbox' : 'archived')) },
    { keys: 'u', label: t('markUnread'), group: 'list', run: how((one) => (one.read_at ? 'unread' : 'read')) },
  ]);
}
