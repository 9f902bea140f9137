import { Button } from '@mantine/core';
import { IconBriefcase } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { PartnerDeal } from '@/api/types';
import { count, money } from '@/lib/formats';
import { Chip, StageDot } from '@/ui/Chip';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { When } from '@/ui/When';
import { Responsible } from '../Frame';
import { useSharedDeals } from './api';
import classes from './Board.module.css';
import type { useTableSearch } from './search';

function useColumns(): readonly Column<PartnerDeal>[] {
  const { ws } = useDoor();
  const { t } = useTranslation('portal');
  return useMemo(
    () => [
      {
        key: 'title',
        title: t('deals.name'),
        width: 300,
        sort: ['title', '-title'] as const,
        cell: (deal) => (
          <Link to="/portal/$ws/deals/$id" params={{ ws, id: deal.id }} className="truncate">
            <span className="text-3 tabular">{deal.number}</span> {deal.title}
          </Link>
        ),
      },
      {
        key: 'stage',
        title: t('deals.stage'),
        width: 180,
        cell: (deal) => <Chip icon={<StageDot colour={deal.stage.colour} />}>{deal.stage.name}</Chip>,
      },
      { key: 'company', title: t('deals.company'), width: 200, cell: (deal) => deal.company?.name },
      {
        key: 'amount',
        title: t('deals.amount'),
        width: 140,
        align: 'right' as const,
        sort: ['-amount', 'amount'] as const,
        cell: (deal) => money(deal.amount, deal.currency) || null,
      },
      {
        key: 'expected_close',
        title: t('deals.expected'),
        width: 160,
        sort: ['expected_close', '-expected_close'] as const,
        wide: true,
        cell: (deal) => <When at={deal.expected_close} />,
      },
      { key: 'owner', title: t('deals.responsible'), width: 200, cell: (deal) => <Responsible person={deal.owner} /> },
    ],
    [ws, t],
  );
}

interface Props {
  /** null: everything shared */
  pipeline: string | null;
  table: ReturnType<typeof useTableSearch>;
}

export function Table({ pipeline, table }: Props) {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  const navigate = useNavigate();
  const list = useSharedDeals(pipeline, table.search);
  const columns = useColumns();
  if (list.isError && !list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <SkeletonRows />;
  if (list.rows.length === 0)
    return (
      <EmptyState
        icon={IconBriefcase}
        title={table.narrowed ? t('table.noMatch') : t('deals.none')}
        text={table.narrowed ? t('table.noMatchText') : t('deals.noneShared')}
        action={
          table.narrowed && (
            <Button variant="default" onClick={table.clear}>
              {t('common:clearFilters')}
            </Button>
          )
        }
      />
    );
  return (
    <div className={classes.table}>
      <DataTable
        label={t('deals.shared')}
        columns={columns}
        rows={list.rows}
        sort={table.search.sort}
        onSort={(sort) => table.change({ sort })}
        onOpen={(deal) => void navigate({ to: '/portal/$ws/deals/$id', params: { ws, id: deal.id } })}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        loadingMore={list.isFetchingNextPage}
        footer={
          list.count && (
            <span className="tabular">{t('table.count', { shown: count(list.count), count: list.count.count })}</span>
          )
        }
      />
    </div>
  );
}
