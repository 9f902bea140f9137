import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { Deal } from '@/api/types';
import { money } from '@/lib/formats';
import { Avatar } from '@/ui/Avatar';
import { Chip, StageDot } from '@/ui/Chip';
import type { Column } from '@/ui/DataTable';
import { When } from '@/ui/When';

export function useDealColumns(): readonly Column<Deal>[] {
  const door = useDoor();
  const { t } = useTranslation('deals');
  return useMemo(
    () => [
      {
        key: 'title',
        title: t('field.title'),
        width: 300,
        sort: ['title', '-title'] as const,
        cell: (deal) => (
          <Link to="/w/$ws/deals/$id" params={{ ws: door.ws, id: deal.id }} className="truncate">
            <span className="text-3 tabular">{deal.number}</span> {deal.title}
          </Link>
        ),
      },
      {
        key: 'stage',
        title: t('field.stage'),
        width: 150,
        cell: (deal) => <Chip icon={<StageDot colour={deal.stage.colour} />}>{deal.stage.name}</Chip>,
      },
      { key: 'company', title: t('field.company'), width: 170, cell: (deal) => deal.company?.name ?? <Nothing /> },
      {
        key: 'amount',
        title: t('field.amount'),
        width: 130,
        align: 'right' as const,
        sort: ['-amount', 'amount'] as const,
        cell: (deal) => (
          <span className="tabular">
            {deal.amount_estimated && <span className="text-3">≈ </span>}
            {money(deal.amount, deal.currency) || <Nothing />}
          </span>
        ),
      },
      {
        key: 'owner',
        title: t('field.owner'),
        width: 150,
        cell: (deal) =>
          deal.owner ? (
            <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center', minWidth: 0 }}>
              <Avatar person={deal.owner} size={20} hint={false} />
              <span className="truncate">{deal.owner.name}</span>
            </span>
          ) : (
            <Nothing />
          ),
      },
      {
        key: 'expected_close',
        title: t('field.expected_close'),
        width: 120,
        sort: ['expected_close', '-expected_close'] as const,
        wide: true,
        cell: (deal) => <When at={deal.expected_close} />,
      },
      {
        key: 'updated',
        title: t('field.updated'),
        width: 130,
        sort: ['-updated', 'updated'] as const,
        wide: true,
        cell: (deal) => <When at={deal.updated_at} />,
      },
    ],
    [door.ws, t],
  );
}

const Nothing = () => <span className="text-3">—</span>;
