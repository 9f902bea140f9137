import { Button } from '@mantine/core';
import { IconBriefcase } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, SkeletonCards } from '@/ui/States';
import { useClientDeals } from '../api';
import { SharedDealsPage } from '../board/SharedDealsPage';
import { Frame, useKind } from '../Frame';
import { DealRows } from './Rows';

/** A client reads a list with steps; a partner works with a table. */
export function DealsPage() {
  return useKind() === 'partner' ? <SharedDealsPage /> : <ClientDeals />;
}

function ClientDeals() {
  const { t } = useTranslation('portal');
  const list = useClientDeals();
  const { deals } = list;
  return (
    <Frame title={t('deals.title')}>
      {list.isError && deals.length === 0 && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonCards count={3} />}
      {list.data && deals.length === 0 && (
        <EmptyState icon={IconBriefcase} title={t('deals.none')} text={t('deals.noneText')} />
      )}
      {deals.length > 0 && <DealRows deals={deals} label={t('deals.title')} />}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('common:loadMore')}
        </Button>
      )}
    </Frame>
  );
}
