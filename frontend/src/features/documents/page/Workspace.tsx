import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentVersion, SharedDocument } from '@/api/types';
import { type DocumentLine, type Right, useLinePart } from '@/live/documents';
import { SkeletonLines } from '@/ui/States';
import { toast } from '@/ui/toasts';
import type { DocumentEditor } from '../editor/schema';
import { type Anchor, anchorOf } from '../threads/anchors';
import { ThreadsPanel } from '../threads/ThreadsPanel';
import { VersionBar } from '../versions/VersionBar';
import { VersionsPanel } from '../versions/VersionsPanel';
import classes from './Document.module.css';
import type { Side } from './OpenDocument';
import { useMarks } from './useMarks';

const Writing = lazy(() => import('../editor/Writing'));

interface Props {
  document: SharedDocument;
  line: DocumentLine;
  may: Right;
  mayComment: boolean;
  /** parts this page does not know: the versions can be seen, the text cannot */
  foreign: boolean;
  side: Side;
  onSide: (side: Side) => void;
  editor: DocumentEditor | null;
  onEditor: (editor: DocumentEditor | null) => void;
  onForeign: () => void;
  label: string;
}

/** The text, and beside it (on a phone: over it) conversations or versions. */
export function Workspace(props: Props) {
  const { document, line, may, mayComment, side, onSide, editor, onEditor } = props;
  const { t } = useTranslation('documents');
  const synced = useLinePart(line, 'synced');
  const narrow = useMediaQuery('(max-width: 1023px)');
  const [active, setActive] = useState<string | null>(null);
  const [draft, setDraft] = useState<Anchor | null>(null);
  const [chosen, setChosen] = useState<{ version: DocumentVersion; before: string | null } | null>(null);
  useMarks(document.id, editor);
  useEffect(() => {
    if (side !== 'versions') setChosen(null);
  }, [side]);

  const start = () => {
    const state = editor?.prosemirrorView?.state;
    const anchor = state ? anchorOf(state, state.selection.from, state.selection.to) : null;
    if (!anchor) {
      toast(t('threads.selectFirst'));
      return;
    }
    setDraft(anchor);
    onSide('threads');
  };
  const panel =
    side === 'threads' ? (
      <ThreadsPanel
        id={document.id}
        editor={editor}
        mayComment={mayComment}
        active={active}
        onActive={setActive}
        draft={draft}
        onDraft={setDraft}
        onStart={start}
      />
    ) : side === 'versions' ? (
      <VersionsPanel
        id={document.id}
        mayEdit={may === 'edit'}
        chosen={chosen?.version.id ?? null}
        onChoose={(version, before) => setChosen({ version, before })}
      />
    ) : null;
  const open = useCallback(
    (id: string) => {
      setActive(id);
      onSide('threads');
    },
    [onSide],
  );
  const ready = synced || line.fragment.length > 0;
  return (
    <div className={classes.workspace} data-side={side && !narrow ? true : undefined}>
      <div className={classes.text} hidden={chosen !== null}>
        {props.foreign ? null : ready ? (
          <Suspense fallback={<SkeletonLines count={8} />}>
            <Writing
              id={document.id}
              title={props.label}
              line={line}
              editable={may === 'edit' && document.archived_at === null}
              synced={synced}
              onEditor={onEditor}
              onThread={open}
              onComment={mayComment ? start : undefined}
              onForeign={props.onForeign}
            />
          </Suspense>
        ) : (
          <SkeletonLines count={8} />
        )}
      </div>
      {chosen && (
        <VersionBar
          document={document}
          line={line}
          version={chosen.version}
          before={chosen.before}
          mayEdit={may === 'edit'}
          onClose={() => setChosen(null)}
        />
      )}
      {narrow ? (
        <Drawer
          opened={panel !== null && !(side === 'versions' && chosen)}
          onClose={() => onSide(null)}
          position="bottom"
          size="75%"
          title={side ? t(`${side}.title`) : ''}
          closeButtonProps={{ 'aria-label': t('common:close') }}
        >
          {panel}
        </Drawer>
      ) : (
        panel && <aside className={classes.side}>{panel}</aside>
      )}
    </div>
  );
}
