import { Button, Group } from '@mantine/core';
import { IconBuilding, IconCircleCheck, IconLock, IconPin, IconUser } from '@tabler/icons-react';
import clsx from 'clsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { Comment } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import { When } from '@/ui/When';
import { useFieldName } from '../timeline/Change';
import { CommentMenu } from './CommentMenu';
import classes from './Comments.module.css';
import { EditComment } from './EditComment';
import { FileLinks } from './FileLinks';
import { Reactions } from './Reactions';

interface Props {
  comment: Comment;
  onReply?: () => void;
  onQuote?: (text: string) => void;
  highlighted?: boolean;
  /** the same comment once more: its own place is elsewhere */
  copy?: boolean;
  /** who reads it and whether it is resolved stand above, once for the whole conversation */
  told?: boolean;
}

/** What is marked inside this comment, else its beginning. */
function quoted(comment: Comment): string {
  const selection = window.getSelection();
  const block = document.getElementById(`comment-${comment.id}`);
  const marked = selection && block?.contains(selection.anchorNode) ? selection.toString().trim() : '';
  return (marked || comment.body.replace(/@\[([^\]]+)\]\([^)]*\)/g, '@$1')).slice(0, 500);
}

/** One comment. Who reads it stands beside the name whenever it is somebody outside. */
export function CommentBlock({ comment, onReply, onQuote, highlighted = false, copy = false, told = false }: Props) {
  const door = useDoor();
  const { t } = useTranslation('record');
  const [editing, setEditing] = useState(false);
  if (comment.deleted_at) return <p className={classes.deleted}>{t('comment.deleted')}</p>;
  const outside = comment.audience.kind !== 'internal' && door.kind === 'staff';
  return (
    <article
      id={copy ? undefined : `comment-${comment.id}`}
      className={clsx(classes.comment, highlighted && classes.highlighted)}
      data-outside={outside || undefined}
      data-resolved={comment.resolved_at ? true : undefined}
      aria-label={t('comment.by', { name: comment.author.name })}
    >
      <Avatar person={comment.author} size={28} hint={false} />
      <div className={classes.main}>
        <header className={classes.byline}>
          <b>{comment.author.name}</b>
          {comment.author.company && <span className="text-3">{comment.author.company}</span>}
          {outside && !told && (
            <Chip
              tone="warning"
              icon={comment.audience.kind === 'company' ? <IconBuilding size={12} /> : <IconUser size={12} />}
            >
              {t('comment.readBy', { who: comment.audience.label })}
            </Chip>
          )}
          {/* Beside answers to a client a note among ourselves must not look like one. */}
          {door.kind === 'staff' && !outside && !told && comment.about.type === 'request' && (
            <Chip icon={<IconLock size={12} />}>{t('audience.internal')}</Chip>
          )}
          <State comment={comment} told={told} />
          <span className="text-3">
            <When at={comment.created_at} />
            {comment.edited_at && ` · ${t('comment.edited')}`}
          </span>
          {!editing && (
            <CommentMenu
              comment={comment}
              onEdit={() => setEditing(true)}
              onQuote={onQuote && (() => onQuote(quoted(comment)))}
            />
          )}
        </header>
        <QuoteOf comment={comment} />
        {editing ? (
          <EditComment comment={comment} onDone={() => setEditing(false)} />
        ) : (
          // The server's own sanitised rendering; its text is escaped there.
          // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the server
          <div className={classes.text} dangerouslySetInnerHTML={{ __html: comment.html }} />
        )}
        <FileLinks files={comment.files} />
        {!editing && (
          <Group gap={4}>
            {onReply && (
              <Button variant="subtle" color="gray" size="compact-xs" onClick={onReply}>
                {t('comment.reply')}
              </Button>
            )}
            <Reactions comment={comment} />
          </Group>
        )}
      </div>
    </article>
  );
}

/** Which field it is about, pinned, resolved by whom. */
function State({ comment, told }: { comment: Comment; told: boolean }) {
  const { t } = useTranslation('record');
  const fieldName = useFieldName();
  return (
    <>
      {comment.field && <Chip tone="info">{t('comment.aboutField', { field: fieldName(comment.field) })}</Chip>}
      {comment.pinned_at && <Chip icon={<IconPin size={12} />}>{t('comment.pinned')}</Chip>}
      {comment.resolved_at && !told && (
        <Chip tone="success" icon={<IconCircleCheck size={12} />}>
          {comment.resolved_by ? t('comment.resolvedBy', { name: comment.resolved_by.name }) : t('comment.resolved')}
        </Chip>
      )}
    </>
  );
}

function QuoteOf({ comment: { quote } }: { comment: Comment }) {
  const { t } = useTranslation('record');
  if (!quote) return null;
  return (
    <blockquote className={classes.quote}>
      <a href={`#comment-${quote.comment_id}`}>{quote.author.name}</a>
      <p>{quote.deleted ? t('comment.deleted') : quote.text}</p>
    </blockquote>
  );
}
