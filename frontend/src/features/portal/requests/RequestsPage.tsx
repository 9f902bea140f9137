import { Button } from '@mantine/core';
import { IconMessage2, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { EmptyState, ErrorState, SkeletonCards } from '@/ui/States';
import { useOwnRequests } from '../api';
import { Frame } from '../Frame';
import { RequestList } from './RequestRow';

export function NewRequestButton() {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  return (
    <Button
      renderRoot={(props) => <Link to="/portal/$ws/requests/new" params={{ ws }} {...props} />}
      leftSection={<IconPlus size={18} />}
    >
      {t('requests.new')}
    </Button>
  );
}

export function RequestsPage() {
  const { t } = useTranslation('portal');
  const list = useOwnRequests();
  const { requests } = list;
  return (
    <Frame title={t('requests.mine')} action={<NewRequestButton />}>
      {list.isError && requests.length === 0 && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonCards count={4} />}
      {list.data && requests.length === 0 && (
        <EmptyState icon={IconMessage2} title={t('requests.none')} text={t('requests.noneText')} />
      )}
      {requests.length > 0 && <RequestList requests={requests} label={t('requests.mine')} />}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('common:loadMore')}
        </Button>
      )}
    </Frame>
  );
}
