import { Button, SegmentedControl } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Composer } from '@/record/comments/Composer';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { useThreads, useThreadWrites } from '../api';
import type { DocumentEditor } from '../editor/schema';
import { showThreads } from '../editor/threadMarks';
import { type Anchor, placeOf } from './anchors';
import { isResolved, useOrder } from './order';
import { ThreadCard } from './ThreadCard';
import classes from './Threads.module.css';

interface Props {
  id: string;
  editor: DocumentEditor | null;
  mayComment: boolean;
  active: string | null;
  onActive: (id: string | null) => void;
  /** the words a new conversation is about */
  draft: Anchor | null;
  onDraft: (draft: Anchor | null) => void;
  /** take the selection of the text for a new one */
  onStart: () => void;
}

/** Conversations about the words of a document: only those this reader hears, in the order of the text. */
export function ThreadsPanel({ id, editor, mayComment, active, onActive, draft, onDraft, onStart }: Props) {
  const { t } = useTranslation('documents');
  const [resolved, setResolved] = useState(false);
  const list = useThreads(id);
  const { start } = useThreadWrites(id);
  const shown = useMemo(
    () => list.threads.filter((thread) => isResolved(thread) === resolved),
    [list.threads, resolved],
  );
  const placed = useOrder(shown, editor);
  useEffect(() => {
    const view = editor?.prosemirrorView;
    if (view) showThreads(view, { active });
    if (active) document.getElementById(`thread-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [editor, active]);
  return (
    <section className={classes.panel} aria-label={t('threads.title')}>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={t('threads.show')}
          value={resolved ? 'resolved' : 'open'}
          onChange={(value) => setResolved(value === 'resolved')}
          data={(['open', 'resolved'] as const).map((value) => ({ value, label: t(`threads.${value}`) }))}
        />
        {mayComment && !draft && (
          <Button variant="default" onMouseDown={(event) => event.preventDefault()} onClick={onStart}>
            {t('threads.start')}
          </Button>
        )}
      </div>
      {draft && (
        <div className={classes.draft}>
          <blockquote className={classes.quote}>{draft.quote}</blockquote>
          <Composer
            about={`document:${id}`}
            placeholder={t('threads.placeholder')}
            submit={t('threads.send')}
            autoFocus
            onCancel={() => onDraft(null)}
            send={async (body, files, key, audience) => {
              const made = await start({
                id: key,
                body,
                ...(audience ? { audience } : {}),
                start: draft.start,
                end: draft.end,
                quote: draft.quote,
                file_ids: files.map((file) => file.id),
              });
              onDraft(null);
              onActive(made.id);
              return null;
            }}
          />
        </div>
      )}
      {list.isPending && <SkeletonRows count={3} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && placed.length === 0 && !draft && (
        <EmptyState
          icon={IconMessages}
          title={t('threads.none')}
          text={t(mayComment ? 'threads.noneText' : 'threads.noneRead')}
        />
      )}
      {placed.map(({ thread, gone }) => (
        <ThreadCard
          key={thread.id}
          document={id}
          thread={thread}
          gone={gone}
          mayComment={mayComment}
          active={thread.id === active}
          onActive={() => {
            onActive(thread.id);
            if (editor) bringIntoView(editor, thread.anchor);
          }}
        />
      ))}
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('common:loadMore')}
        </Button>
      )}
    </section>
  );
}

function bringIntoView(editor: DocumentEditor, anchor: Anchor): void {
  const view = editor.prosemirrorView;
  const place = view ? placeOf(view.state, anchor) : null;
  if (!view || !place) return;
  const { node } = view.domAtPos(place.from);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}
