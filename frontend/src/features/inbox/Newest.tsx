import { Button } from '@mantine/core';
import { IconBellCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { flatten } from '@/api/queries';
import type { Notification } from '@/api/types';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { toastError } from '@/ui/toasts';
import { useNotifications, useReading } from './api';
import { Notice } from './Notice';
import classes from './Notice.module.css';
import { useOpenNotice } from './useOpenNotice';

/** What the bell opens: the newest lines of the inbox. */
export function Newest({ unread, onClose }: { unread: number; onClose: () => void }) {
  const { t } = useTranslation('inbox');
  const { ws } = useDoor();
  const list = useNotifications('inbox');
  const { readAll } = useReading();
  const open = useOpenNotice();
  const go = (notice: Notification) => {
    onClose();
    open(notice);
  };
  const items = flatten(list.data).slice(0, 12);
  return (
    <div className={classes.popover}>
      <div className={classes.popHead}>
        <span>{t('title')}</span>
        {unread > 0 && (
          <Button variant="subtle" size="compact-xs" onClick={() => readAll.mutate(undefined, { onError: toastError })}>
            {t('readAll')}
          </Button>
        )}
      </div>
      <div className={classes.popList}>
        {list.isPending && <SkeletonRows count={4} />}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && items.length === 0 && <EmptyState icon={IconBellCheck} title={t('none')} text={t('noneText')} />}
        {items.map((notice) => (
          <Notice key={notice.id} notice={notice} onOpen={go} />
        ))}
      </div>
      <div className={classes.popFoot}>
        <Link to="/w/$ws/inbox" params={{ ws }} onClick={onClose}>
          {t('openAll')}
        </Link>
      </div>
    </div>
  );
}
