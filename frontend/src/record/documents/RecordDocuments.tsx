import { Button } from '@mantine/core';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTopics } from '@/live';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { useDocuments } from './api';
import { DocumentRows } from './DocumentRows';
import classes from './Documents.module.css';
import { NewDocument } from './NewDocument';

interface Props {
  /** "deal:<id>", "company:<id>" or "request:<id>" */
  about: string;
  mayAdd: boolean;
}

/** The documents of a record: the same on a deal, a company and a request. */
export function RecordDocuments({ about, mayAdd }: Props) {
  const { t } = useTranslation('documents');
  useTopics(about);
  const list = useDocuments({ about });
  const [adding, setAdding] = useState(false);
  const add = mayAdd && (
    <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('new.button')}
    </Button>
  );
  return (
    <section className={classes.section} aria-label={t('title')}>
      {list.documents.length > 0 && <div className={classes.head}>{add}</div>}
      {list.isPending && <SkeletonRows count={3} />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && list.documents.length === 0 && (
        <EmptyState icon={IconFileText} title={t('list.none')} text={t('list.noneText')} action={add} />
      )}
      {list.documents.length > 0 && <DocumentRows documents={list.documents} label={t('title')} />}
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('common:loadMore')}
        </Button>
      )}
      <NewDocument about={about} opened={adding} onClose={() => setAdding(false)} />
    </section>
  );
}
