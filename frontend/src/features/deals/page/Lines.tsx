import { ActionIcon, Autocomplete, Button, Group } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { DealFull, DealLine, Page, Product } from '@/api/types';
import { money, number } from '@/lib/formats';
import { GroupHead } from '@/record/GroupHead';
import { InlineEdit } from '@/ui/InlineEdit';
import { NumberField } from '@/ui/NumberField';
import { toast, toastError } from '@/ui/toasts';
import classes from './Deal.module.css';
import type { DealWrites } from './useDeal';

interface Props {
  deal: DealFull;
  writes: DealWrites;
  readOnly: boolean;
}

/** Products with quantity and price in the deal's currency, and what they come to. */
export function Lines({ deal, writes, readOnly }: Props) {
  const { t } = useTranslation('deals');
  const [adding, setAdding] = useState(false);
  const total = deal.lines.reduce((sum, line) => sum + Number(line.total), 0).toFixed(2);
  return (
    <section className={classes.group} aria-label={t('lines.title')}>
      <GroupHead
        title={t('lines.title')}
        level={2}
        add={t('lines.add')}
        adding={adding}
        onAdd={readOnly ? null : () => setAdding(!adding)}
      />
      {deal.lines.length === 0 && !adding && <p className={classes.none}>{t('lines.none')}</p>}
      {deal.lines.map((line) => (
        <Line key={line.id} line={line} deal={deal} writes={writes} readOnly={readOnly} />
      ))}
      {deal.lines.length > 1 && (
        <div className={classes.total}>
          <span>{t('lines.total')}</span>
          <b className="tabular">{money(total, deal.currency)}</b>
        </div>
      )}
      {deal.lines.length > 0 && !readOnly && Number(deal.amount) !== Number(total) && (
        <UseTotal total={total} deal={deal} writes={writes} />
      )}
      {adding && <AddLine deal={deal} writes={writes} onDone={() => setAdding(false)} />}
    </section>
  );
}

/** What the products come to is the amount only where somebody says so: a discount is theirs to give. */
function UseTotal({ total, deal, writes }: { total: string } & Omit<Props, 'readOnly'>) {
  const { t } = useTranslation('deals');
  const use = useMutation({
    mutationFn: () => writes.save('amount')(total, deal.amount),
    onSuccess: (result) => {
      if (result.status === 'error') toast(result.message);
    },
    onError: toastError,
  });
  return (
    <Button variant="subtle" size="compact-xs" loading={use.isPending} onClick={() => use.mutate()}>
      {t('lines.useTotal', { total: money(total, deal.currency) })}
    </Button>
  );
}

/** One line: its title, then quantity × price and what that comes to; each edited where it stands. */
function Line({ line, deal, writes, readOnly }: { line: DealLine } & Props) {
  const { t } = useTranslation('deals');
  const { title } = line;
  const named = { title, currency: deal.currency };
  return (
    <div className={classes.line}>
      <InlineEdit
        className={classes.lineTitle}
        label={t('lines.titleOf')}
        value={title}
        required
        readOnly={readOnly}
        onSave={writes.editLine(line.id, 'title')}
      />
      {!readOnly && (
        <ActionIcon size={24} aria-label={t('lines.remove', { title })} onClick={() => void writes.removeLine(line.id)}>
          <IconTrash size={14} />
        </ActionIcon>
      )}
      <div className={`${classes.lineSum} tabular`}>
        <InlineEdit
          label={t('lines.quantityOf', named)}
          kind="money"
          value={String(Number(line.quantity))}
          display={number(Number(line.quantity))}
          required
          readOnly={readOnly}
          onSave={writes.editLine(line.id, 'quantity')}
        />
        <span className="text-3">×</span>
        <InlineEdit
          label={t('lines.priceOf', named)}
          kind="money"
          value={line.price}
          display={money(line.price, deal.currency)}
          describe={(value) => money(value, deal.currency)}
          required
          readOnly={readOnly}
          onSave={writes.editLine(line.id, 'price')}
        />
        <span className={classes.lineTotal}>{money(line.total, deal.currency)}</span>
      </div>
    </div>
  );
}

/** A product of the list, or anything else by its own title. */
function AddLine({ deal, writes, onDone }: { deal: DealFull; writes: DealWrites; onDone: () => void }) {
  const { t } = useTranslation('deals');
  const door = useDoor();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 150);
  const [quantity, setQuantity] = useState<string | number>(1);
  const [price, setPrice] = useState<string | number>('');
  const query = { q, limit: 20 };
  const products = useQuery({
    queryKey: keys.products.list(door.ws, query),
    queryFn: ({ signal }) => door.get<Page<Product>>('/products', query, { signal }),
    placeholderData: (previous) => previous,
  });
  const found = products.data?.items ?? [];
  const title = typed.trim();
  const named = (name: string) => found.find((one) => one.name === name);
  const ready = title !== '' && price !== '' && Number(quantity) > 0;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const body = { product_id: named(title)?.id ?? null, title, quantity: String(quantity), price: String(price) };
    if (await writes.addLine(body)) onDone();
  };
  return (
    <form className={classes.add} onSubmit={(event) => void save(event)}>
      <Autocomplete
        aria-label={t('lines.product')}
        placeholder={t('lines.productOrTitle')}
        data={[...new Set(found.map((one) => one.name))]}
        value={typed}
        onChange={setTyped}
        filter={({ options }) => options}
        maxLength={200}
        autoFocus
        onOptionSubmit={(name) => {
          const chosen = named(name);
          if (chosen?.price && chosen.currency === deal.currency) setPrice(chosen.price);
        }}
      />
      <Group grow gap={8}>
        <NumberField aria-label={t('lines.quantity')} decimals={3} value={quantity} onChange={setQuantity} />
        <NumberField
          aria-label={t('lines.price', { currency: deal.currency })}
          placeholder={t('lines.price', { currency: deal.currency })}
          value={price}
          onChange={setPrice}
        />
      </Group>
      <Group gap={8} justify="flex-end">
        <Button variant="subtle" color="gray" size="compact-xs" onClick={onDone}>
          {t('lines.cancel')}
        </Button>
        <Button type="submit" size="compact-xs" disabled={!ready}>
          {t('lines.save')}
        </Button>
      </Group>
    </form>
  );
}
