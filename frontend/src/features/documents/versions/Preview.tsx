import '@blocknote/mantine/blocknoteStyles.css';
import { yXmlFragmentToBlocks } from '@blocknote/core/yjs';
import { BlockNoteView } from '@blocknote/mantine';
import { useCreateBlockNote } from '@blocknote/react';
import { useComputedColorScheme } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror';
import * as Y from 'yjs';
import { useDoor } from '@/api/door';
import { FRAGMENT } from '@/live/documents';
import { ErrorState, SkeletonLines } from '@/ui/States';
import { useVersionContent } from '../api';
import classes from '../editor/Editor.module.css';
import { bareEditor, known } from '../editor/known';
import { LinkBook, LinksContext } from '../editor/links';
import { fileAddress } from '../editor/paste';
import { schema } from '../editor/schema';
import { unknownIn } from '../editor/shape';
import type { Line } from './diff';
import { linesOf, VersionMarks } from './marks';

interface Props {
  id: string;
  title: string;
  version: string;
  /** what it is compared with: another version, or the text as it is now */
  against: string | Uint8Array | null;
}

/** A version as it was, with what it changed marked. */
export default function Preview({ id, title, version, against }: Props) {
  const { t } = useTranslation('documents');
  const content = useVersionContent(id, version);
  const other = useVersionContent(id, typeof against === 'string' ? against : null);
  const before = typeof against === 'string' ? other.data : against;
  if (content.isError) return <ErrorState error={content.error} onRetry={() => void content.refetch()} />;
  if (!content.data || (typeof against === 'string' && other.isPending)) return <SkeletonLines count={8} />;
  if (unknownIn(fragmentOf(content.data), known())) return <p role="status">{t('foreign.title')}</p>;
  const key = `${version}|${typeof against === 'string' ? against : before ? 'now' : ''}`;
  return <Shown key={key} id={id} title={title} bytes={content.data} before={before ?? null} />;
}

function fragmentOf(bytes: Uint8Array): Y.XmlFragment {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, bytes);
  return doc.getXmlFragment(FRAGMENT);
}

function linesIn(bytes: Uint8Array): Line[] {
  const fragment = fragmentOf(bytes);
  if (fragment.length === 0) return [];
  return linesOf(yXmlFragmentToProseMirrorRootNode(fragment, bareEditor().pmSchema));
}

function Shown({
  id,
  title,
  bytes,
  before,
}: {
  id: string;
  title: string;
  bytes: Uint8Array;
  before: Uint8Array | null;
}) {
  const { t } = useTranslation('documents');
  const door = useDoor();
  const scheme = useComputedColorScheme('light');
  const [book] = useState(() => new LinkBook(door, id));
  const old = useMemo(() => (before ? linesIn(before) : null), [before]);
  const blocks = useMemo(() => {
    const fragment = fragmentOf(bytes);
    return fragment.length > 0 ? yXmlFragmentToBlocks(bareEditor() as never, fragment) : [];
  }, [bytes]);
  const editor = useCreateBlockNote({
    schema,
    ...(blocks.length > 0 ? { initialContent: blocks as never } : {}),
    domAttributes: { editor: { 'aria-label': t('versions.previewOf', { title }) } },
    resolveFileUrl: async (url: string) => fileAddress(door.base, url),
    extensions: [VersionMarks({ before: old })],
    animations: false,
  });
  return (
    <LinksContext value={book}>
      <BlockNoteView
        editor={editor as never}
        editable={false}
        theme={scheme}
        className={classes.view ?? ''}
        formattingToolbar={false}
        comments={false}
      />
    </LinksContext>
  );
}
