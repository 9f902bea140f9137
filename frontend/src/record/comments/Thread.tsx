import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '@/api/types';
import { CommentBlock } from './CommentBlock';
import classes from './Comments.module.css';
import { Composer } from './Composer';
import { WaitingComments } from './WaitingComments';

interface Props {
  comment: Comment;
  replies: readonly Comment[];
  about: string;
  mayWrite: boolean;
  highlighted?: string | undefined;
}

interface Replying {
  quote: { comment_id: string; text: string; name: string } | null;
}

/** A comment and what was answered to it; an answer has the audience of what it answers. A resolved one is folded. */
export function Thread({ comment, replies, about, mayWrite, highlighted }: Props) {
  const { t } = useTranslation('record');
  const [replying, setReplying] = useState<Replying | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  const asked = [comment, ...replies].some((one) => one.id === highlighted);
  const folded = Boolean(comment.resolved_at) && replies.length > 0 && !unfolded && !asked && !replying;
  const acts = (one: Comment) =>
    mayWrite && !one.deleted_at
      ? {
          onReply: () => setReplying({ quote: null }),
          onQuote: (text: string) => setReplying({ quote: { comment_id: one.id, text, name: one.author.name } }),
        }
      : {};
  return (
    <div className={classes.thread}>
      <CommentBlock comment={comment} highlighted={highlighted === comment.id} {...acts(comment)} />
      <div className={classes.replies}>
        {folded && (
          <Button variant="subtle" color="gray" size="compact-xs" w="fit-content" onClick={() => setUnfolded(true)}>
            {t('comment.showAnswers', { count: replies.length })}
          </Button>
        )}
        {!folded &&
          replies.map((one) => {
            const { onQuote } = acts(one);
            return (
              <CommentBlock
                key={one.id}
                comment={one}
                highlighted={highlighted === one.id}
                {...(onQuote ? { onQuote } : {})}
              />
            );
          })}
        <WaitingComments about={about} parentId={comment.id} />
        {replying && (
          <Composer
            key={replying.quote?.comment_id ?? 'plain'}
            about={about}
            parent={comment}
            {...(replying.quote ? { quote: replying.quote } : {})}
            onSent={() => setReplying(null)}
            onCancel={() => setReplying(null)}
          />
        )}
      </div>
    </div>
  );
}

/** Newest-first comments as threads, oldest first: `[root, its answers][]`. */
export function threads(comments: readonly Comment[]): [Comment, Comment[]][] {
  const known = new Set(comments.map((one) => one.id));
  const roots = comments.filter((one) => !one.parent_id || !known.has(one.parent_id));
  const oldest = (one: Comment, other: Comment) => one.created_at.localeCompare(other.created_at);
  return roots
    .toSorted(oldest)
    .map((root) => [root, comments.filter((one) => one.parent_id === root.id).toSorted(oldest)]);
}
