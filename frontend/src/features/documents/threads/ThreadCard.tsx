import { Button, Group } from '@mantine/core';
import { IconBuilding, IconLock, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { DocumentThread } from '@/api/types';
import { CommentBlock } from '@/record/comments/CommentBlock';
import { Composer } from '@/record/comments/Composer';
import { Chip } from '@/ui/Chip';
import { toastError } from '@/ui/toasts';
import { useThreadWrites } from '../api';
import classes from './Threads.module.css';

const SIGNS = { internal: IconLock, company: IconBuilding, member: IconUser } as const;

interface Props {
  document: string;
  thread: DocumentThread;
  /** the words it was about have been deleted */
  gone: boolean;
  mayComment: boolean;
  active: boolean;
  onActive: () => void;
}

/** One conversation: its words, who reads it, what was said, and whether it is done. */
export function ThreadCard({ document, thread, gone, mayComment, active, onActive }: Props) {
  const { t } = useTranslation('documents');
  const door = useDoor();
  const { settle, refresh } = useThreadWrites(document);
  const [replying, setReplying] = useState(false);
  const [first] = thread.comments;
  if (!first) return null;
  const { kind, label } = first.audience;
  const Sign = SIGNS[kind];
  const may = (verb: string) => first.abilities.includes(`comment.${verb}`);
  const act = (what: 'resolve' | 'reopen') => void settle(first.id, what).catch(toastError);
  return (
    <article id={`thread-${thread.id}`} className={classes.thread} data-active={active || undefined}>
      <button type="button" className={classes.quote} onClick={onActive} aria-pressed={active}>
        {thread.anchor.quote}
      </button>
      <div className={classes.meta}>
        {door.kind === 'staff' && (
          <Chip tone={kind === 'internal' ? 'neutral' : 'warning'} icon={<Sign size={12} aria-hidden />}>
            {kind === 'internal' ? t('record:audience.internal') : t('record:comment.readBy', { who: label })}
          </Chip>
        )}
        {gone && <Chip tone="danger">{t('threads.deleted')}</Chip>}
        {first.resolved_at && (
          <span className="text-3">{t('threads.resolvedBy', { name: first.resolved_by?.name ?? '…' })}</span>
        )}
      </div>
      {thread.comments.map((comment) => (
        <CommentBlock key={comment.id} comment={comment} told />
      ))}
      {replying ? (
        <Composer
          about={`document:${document}`}
          parent={first}
          onSent={() => {
            setReplying(false);
            refresh();
          }}
          onCancel={() => setReplying(false)}
        />
      ) : (
        <Group gap={6}>
          {mayComment && !first.deleted_at && (
            <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setReplying(true)}>
              {t('record:comment.reply')}
            </Button>
          )}
          {may('resolve') && (
            <Button variant="subtle" color="gray" size="compact-xs" onClick={() => act('resolve')}>
              {t('threads.resolve')}
            </Button>
          )}
          {may('reopen') && (
            <Button variant="subtle" color="gray" size="compact-xs" onClick={() => act('reopen')}>
              {t('threads.reopen')}
            </Button>
          )}
        </Group>
      )}
    </article>
  );
}
