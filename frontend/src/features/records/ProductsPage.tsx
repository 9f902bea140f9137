import { IconPackage } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { useWorkspace } from '@/api/queries';
import type { Product } from '@/api/types';
import { currencyOptions } from '@/lib/currencies';
import { money } from '@/lib/formats';
import type { Column } from '@/ui/DataTable';
import { When } from '@/ui/When';
import { AddDialog, type FormField } from './AddDialog';
import { ListPage } from './ListPage';

export function ProductsPage() {
  const { t } = useTranslation('records');
  const workspace = useWorkspace();
  const door = useDoor();
  const navigate = useNavigate();
  const open = (product: { id: string }) =>
    void navigate({ to: '/w/$ws/products/$id', params: { ws: door.ws, id: product.id } });
  const columns = useMemo<readonly Column<Product>[]>(
    () => [
      {
        key: 'name',
        title: t('field.name'),
        width: 280,
        sort: ['name', '-name'],
        cell: (product) => (
          <Link to="/w/$ws/products/$id" params={{ ws: door.ws, id: product.id }} className="truncate">
            {product.name}
          </Link>
        ),
      },
      { key: 'sku', title: t('field.sku'), width: 140, cell: (product) => product.sku || null },
      {
        key: 'price',
        title: t('field.price'),
        width: 140,
        align: 'right',
        cell: (product) => money(product.price, product.currency) || null,
      },
      { key: 'unit', title: t('field.unit'), width: 100, cell: (product) => product.unit || null },
      {
        key: 'updated',
        title: t('field.updated'),
        width: 130,
        sort: ['-updated', 'updated'],
        wide: true,
        cell: (product) => <When at={product.updated_at} />,
      },
    ],
    [door.ws, t],
  );
  const currency = workspace.data?.currency ?? 'EUR';
  const fields: FormField[] = [
    { name: 'name', required: true },
    { name: 'sku' },
    { name: 'price', type: 'number' },
    { name: 'currency', start: currency, options: currencyOptions() },
    { name: 'unit' },
  ];
  return (
    <ListPage
      noun="products"
      icon={IconPackage}
      columns={columns}
      onOpen={open}
      mayAdd={workspace.data?.abilities.includes('product.edit') ?? false}
      adding={(opened, onClose) => (
        <AddDialog noun="products" fields={fields} opened={opened} onClose={onClose} onAdded={open} />
      )}
    />
  );
}
