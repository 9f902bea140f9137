import { Button } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTopics } from '@/live';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { useComments } from './api';
import classes from './Comments.module.css';
import { Composer } from './Composer';
import { Pinned } from './Pinned';
import { Thread, threads } from './Thread';
import { Typing } from './Typing';
import { WaitingComments } from './WaitingComments';

interface Props {
  about: string;
  mayWrite: boolean;
  /** the comment a notification leads to */
  highlighted?: string | undefined;
  emptyText?: string;
  /** nothing said yet is one line, where the conversation has a beginning of its own */
  quiet?: boolean;
}

/** The conversation about a record, with the composer under it: the portal's way to talk. */
export function Comments({ about, mayWrite, highlighted, emptyText, quiet = false }: Props) {
  const { t } = useTranslation('record');
  useTopics(about);
  const { comments, isPending, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useComments(about);
  useScrollTo(highlighted, comments.length);
  if (isPending) return <SkeletonRows count={3} />;
  if (isError) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <section className={classes.list} aria-label={t('comments.label')}>
      <Pinned about={about} />
      {hasNextPage && (
        <Button variant="subtle" size="compact-xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('comments.older')}
        </Button>
      )}
      {comments.length === 0 && quiet && <p className={classes.quiet}>{emptyText ?? t('comments.empty')}</p>}
      {comments.length === 0 && !quiet && (
        <EmptyState icon={IconMessages} title={t('comments.empty')} text={emptyText ?? t('comments.emptyText')} />
      )}
      {threads(comments).map(([comment, replies]) => (
        <Thread
          key={comment.id}
          comment={comment}
          replies={replies}
          about={about}
          mayWrite={mayWrite}
          highlighted={highlighted}
        />
      ))}
      <WaitingComments about={about} />
      <Typing about={about} />
      {mayWrite && <Composer about={about} />}
    </section>
  );
}

/** Brings the comment of a notification into view, once it is there. */
export function useScrollTo(id: string | undefined, ready: number): void {
  useEffect(() => {
    if (!id || ready === 0) return;
    document.getElementById(`comment-${id}`)?.scrollIntoView({ block: 'center' });
  }, [id, ready]);
}
