import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTopics } from '@/live';
import { useDocuments } from '@/record/documents/api';
import { DocumentRows } from '@/record/documents/DocumentRows';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { Frame } from '../Frame';

/** The documents shared with us. */
export function DocumentsPage() {
  const { t } = useTranslation('documents');
  useTopics('documents', 'deals');
  const list = useDocuments({});
  return (
    <Frame title={t('title')}>
      {list.isPending && <SkeletonRows count={3} />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && list.documents.length === 0 && (
        <EmptyState icon={IconFileText} title={t('list.none')} text={t('list.shared')} />
      )}
      {list.documents.length > 0 && <DocumentRows documents={list.documents} label={t('title')} />}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('common:loadMore')}
        </Button>
      )}
    </Frame>
  );
}
