import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { useMembership } from '@/api/queries';
import type { SharedDocument } from '@/api/types';
import { DOCUMENT_CLOSE, type DocumentLine, rightOf, useLinePart } from '@/live/documents';
import type { DocumentEditor } from '../editor/schema';
import { AboutLink } from './AboutLink';
import { Bar, DocumentTitle } from './Bar';
import { Ended } from './Ended';
import { Exports } from './Exports';
import { Layout } from './Layout';
import { Notices } from './Notices';
import { People } from './People';
import { useFollow, usePeople } from './usePeople';
import { Workspace } from './Workspace';

export type Side = 'threads' | 'versions' | null;

interface Props {
  document: SharedDocument;
  line: DocumentLine;
  /** words of an earlier line that were not saved */
  told: ReactNode;
  /** this copy has gone another way than the server's: a fresh one */
  onAgain: (words: string | null) => void;
  onRetry: () => void;
}

export function OpenDocument({ document, line, told, onAgain, onRetry }: Props) {
  const { t } = useTranslation('documents');
  const door = useDoor();
  const queries = useQueryClient();
  const me = useMembership();
  const ended = useLinePart(line, 'ended');
  const stranded = useLinePart(line, 'stranded');
  const right = useLinePart(line, 'right');
  const overHttp = useLinePart(line, 'overHttp');
  const [side, setSide] = useState<Side>(null);
  const [foreign, setForeign] = useState(false);
  const [editor, setEditor] = useState<DocumentEditor | null>(null);
  const [followed, setFollowed] = useState<string | null>(null);
  const people = usePeople(line, me?.member_id);
  const refuse = useCallback(() => {
    setForeign(true);
    void line.forget();
  }, [line]);
  const stop = useCallback(() => setFollowed(null), []);
  useFollow(editor, line, people.find(({ id }) => id === followed) ?? null, stop);

  useEffect(() => {
    if (ended === null && stranded !== null) onAgain(stranded);
  }, [ended, stranded, onAgain]);
  const agreed = right === null || right === rightOf(document.abilities);
  useEffect(() => {
    // The page's own rights follow the line's.
    if (agreed && ended === null) return;
    void queries.invalidateQueries({ queryKey: keys.documents.one(door.ws, document.id) });
    if (ended === DOCUMENT_CLOSE.notSignedIn || ended === DOCUMENT_CLOSE.sessionEnded)
      void queries.invalidateQueries({ queryKey: keys.session });
  }, [queries, door.ws, document.id, agreed, ended]);

  const may = document.archived_at ? 'view' : (right ?? rightOf(document.abilities));
  const mayComment = document.archived_at === null && can(document, 'document.comment') && may !== 'view';
  return (
    <Layout
      title={document.title}
      above={document.about?.title ? <AboutLink about={document.about} /> : null}
      people={<People people={people} followed={followed} onFollow={setFollowed} />}
      name={<DocumentTitle document={document} />}
      bar={<Bar document={document} line={line} side={side} onSide={setSide} />}
    >
      {told}
      <Exports id={document.id} />
      {ended !== null ? (
        <Ended code={ended} words={stranded} onRetry={onRetry} onFresh={() => onAgain(null)} />
      ) : (
        <>
          <Notices
            document={document}
            right={may}
            overHttp={overHttp}
            foreign={foreign}
            onFresh={() => onAgain(null)}
          />
          <Workspace
            document={document}
            line={line}
            may={may}
            mayComment={mayComment}
            foreign={foreign}
            side={side}
            onSide={setSide}
            editor={editor}
            onEditor={setEditor}
            onForeign={refuse}
            label={t('text', { title: document.title })}
          />
        </>
      )}
    </Layout>
  );
}
