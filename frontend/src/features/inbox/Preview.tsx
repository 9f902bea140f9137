import { Button, Group } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconInbox, IconMail, IconMailOpened } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Notification } from '@/api/types';
import { Comments } from '@/record/talk';
import { EmptyState } from '@/ui/States';
import { When } from '@/ui/When';
import type { Mark } from './api';
import { What } from './Notice';
import classes from './Notice.module.css';

interface Props {
  notice: Notification | undefined;
  onOpen: (notice: Notification) => void;
  onMark: (notice: Notification, as: Mark) => void;
}

const TALKED = ['mention', 'reply', 'comment'];

/** What a notice is about, why it came, and the words around it, without leaving the list. */
export function Preview({ notice, onOpen, onMark }: Props) {
  const { t } = useTranslation('inbox');
  if (!notice) return <EmptyState icon={IconInbox} title={t('preview.none')} text={t('preview.noneText')} />;
  const about = `${notice.about.type}:${notice.about.id}`;
  const unread = notice.read_at === null;
  return (
    <>
      <h2 className={classes.previewTitle}>{notice.title ?? t('gone')}</h2>
      <p className="text-3">
        {notice.title !== null && <What notice={notice} />}
        <When at={notice.at} />
      </p>
      {notice.why && <p className={classes.why}>{notice.why.text}</p>}
      <Group gap={8} mb={16}>
        {notice.url && (
          <Button size="compact-sm" onClick={() => onOpen(notice)}>
            {t('preview.open')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={notice.archived_at ? <IconArchiveOff size={14} /> : <IconArchive size={14} />}
          aria-keyshortcuts="E"
          onClick={() => onMark(notice, notice.archived_at ? 'inbox' : 'archived')}
        >
          {notice.archived_at ? t('unarchive') : t('archive')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={unread ? <IconMailOpened size={14} /> : <IconMail size={14} />}
          aria-keyshortcuts="U"
          onClick={() => onMark(notice, unread ? 'read' : 'unread')}
        >
          {unread ? t('markRead') : t('markUnread')}
        </Button>
      </Group>
      {notice.title !== null && TALKED.includes(notice.kind) ? (
        <Comments
          key={about}
          about={about}
          mayWrite={false}
          quiet
          {...(notice.comment_id ? { highlighted: notice.comment_id } : {})}
        />
      ) : (
        notice.text && <p>{notice.text}</p>
      )}
    </>
  );
}
