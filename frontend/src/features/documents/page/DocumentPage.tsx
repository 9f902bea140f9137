import { useParams } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isNoAccess } from '@/api/errors';
import type { SharedDocument } from '@/api/types';
import { useGone, useTopics } from '@/live';
import { type DocumentLine, useLine } from '@/live/documents';
import { ErrorState, NoAccess, SkeletonLines } from '@/ui/States';
import { useDocument } from '../api';
import { Layout, ToList } from './Layout';
import { OpenDocument } from './OpenDocument';
import { Stranded } from './Stranded';

// Half a megabyte of editor, on its way while the document is asked for. Where it does not come, the page says so itself.
import('../editor/Writing').catch(() => undefined);

/** A shared document, the same page for staff and for guests: the door decides what there is. */
export function DocumentPage() {
  const { id = '' } = useParams({ strict: false });
  return <One key={id} id={id} />;
}

function One({ id }: { id: string }) {
  const { t } = useTranslation('documents');
  const document = useDocument(id);
  const gone = useGone(`document:${id}`);
  const about = document.data?.about;
  useTopics(`document:${id}`, about && `${about.type}:${about.id}`);
  const [attempt, setAttempt] = useState(0);
  const [stranded, setStranded] = useState<string | null>(null);
  const line = useLine(id, attempt);
  const plain = (content: ReactNode) => <Layout title={t('title')}>{content}</Layout>;
  const lost = gone || isNoAccess(document.error);
  useEffect(() => {
    // What can no longer be read here is not kept here either.
    if (lost && line) void line.forget();
  }, [lost, line]);
  const again = useCallback(async (dropped: DocumentLine, words: string | null) => {
    if (words) setStranded(words);
    await dropped.forget();
    setAttempt((before) => before + 1);
  }, []);
  const told = <Stranded text={stranded} onClose={() => setStranded(null)} />;
  if (lost)
    return plain(
      <>
        <Stranded text={stranded ?? (line?.unsentText() || null)} onClose={() => setStranded(null)} />
        <NoAccess {...(gone ? { title: t('gone.title'), text: t('gone.text') } : {})} action={<ToList />} />
      </>,
    );
  if (document.isError && !document.data)
    return plain(<ErrorState error={document.error} onRetry={() => void document.refetch()} />);
  if (!document.data || !line) return plain(<SkeletonLines count={8} />);
  const record: SharedDocument = document.data;
  return (
    <OpenDocument
      key={attempt}
      document={record}
      line={line}
      told={told}
      onAgain={(words) => void again(line, words)}
      onRetry={() => setAttempt((before) => before + 1)}
    />
  );
}
