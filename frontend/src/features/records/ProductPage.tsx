import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Product } from '@/api/types';
import { currencyOptions } from '@/lib/currencies';
import { money } from '@/lib/formats';
import type { Presence } from '@/live';
import { Attribute } from '@/record/Attribute';
import { useFields } from '@/record/fields';
import { useHere } from '@/record/Here';
import { InlineEdit } from '@/ui/InlineEdit';
import { RecordFrame } from './RecordFrame';
import { useRecord, useRecordWrites } from './useRecords';

export function ProductPage() {
  const { id = '' } = useParams({ strict: false });
  return <ProductView id={id} />;
}

/** The same beside a list. */
export function ProductView({ id }: { id: string }) {
  const { t } = useTranslation('records');
  const product = useRecord('products', id);
  const writes = useRecordWrites('products', id);
  const presence = useHere(`product:${id}`);
  const record = product.data;
  return (
    <RecordFrame
      noun="products"
      about={`product:${id}`}
      title={record?.name}
      archived={Boolean(record?.archived_at)}
      presence={presence}
      error={product.error}
      onRetry={() => void product.refetch()}
      mayComment={record?.abilities.includes('product.comment') ?? false}
      mayArchive={record?.abilities.includes('product.archive') ?? false}
      onArchive={() => void writes.archive(t('products.archived'))}
      onRestore={writes.restore}
      rail={record && <Rail product={record} writes={writes} presence={presence} />}
    />
  );
}

interface RailProps {
  product: Product;
  writes: ReturnType<typeof useRecordWrites<'products'>>;
  presence: Presence;
}

function Rail({ product, writes, presence }: RailProps) {
  const { t } = useTranslation('records');
  const label = (name: string) => t(`field.${name}` as 'field.name');
  const field = useFields({
    about: `product:${product.id}`,
    presence,
    save: writes.save,
    readOnly: product.archived_at !== null || !product.abilities.includes('product.edit'),
    label,
    mayComment: product.abilities.includes('product.comment'),
  });
  return (
    <>
      <Attribute label={label('name')}>
        <InlineEdit {...field('name')} value={product.name} required />
      </Attribute>
      <Attribute label={label('sku')}>
        <InlineEdit {...field('sku')} value={product.sku} />
      </Attribute>
      <Attribute label={label('price')}>
        <InlineEdit
          {...field('price')}
          kind="money"
          value={product.price}
          describe={(value) => money(value, product.currency)}
        />
      </Attribute>
      <Attribute label={label('currency')}>
        <InlineEdit {...field('currency')} kind="select" value={product.currency} options={currencyOptions()} />
      </Attribute>
      <Attribute label={label('unit')}>
        <InlineEdit {...field('unit')} value={product.unit} />
      </Attribute>
      <Attribute label={label('description')}>
        <InlineEdit {...field('description')} kind="textarea" value={product.description} />
      </Attribute>
    </>
  );
}
