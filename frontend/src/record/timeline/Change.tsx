import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact } from '@/api/types';
import { longDate, money, number } from '@/lib/formats';
import classes from './Timeline.module.css';

/** A value of the journal in words: dates as dates, lists with commas, nothing as a dash. */
function words(value: unknown, currency: string | null = null): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.map((one) => words(one, currency)).join(', ') || '—';
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return longDate(value);
  if (typeof value === 'object') return '';
  // A product's line: "Rack: 9400 × 3400.00".
  const text = String(value).replace(
    /: (\d+(?:\.\d+)?) × (\d+\.\d\d)$/,
    (_, quantity, price) => `: ${number(Number(quantity))} × ${money(price, currency)}`,
  );
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

/** The name of a field as people read it; what has none is called as the server calls it. */
export function useFieldName(): (field: string) => string {
  const { t, i18n } = useTranslation('record');
  return (field) => {
    const name = field.replace(/_id$/, '');
    return i18n.exists(`record:fieldName.${name}`) ? t(`fieldName.${name}` as 'fieldName.title') : name;
  };
}

/** Fields whose values are codes of the server, and where their words are. */
const CODES: Record<string, readonly string[]> = {
  status: ['request', 'outcome'],
  urgency: ['urgency'],
  relation: ['relation'],
  amount_estimated: ['flag'],
};

/** A value of a field in words. */
function useValue(currency: string | null): (name: string, value: unknown) => string {
  const { t, i18n } = useTranslation('record');
  return (name, value) => {
    const key = CODES[name]?.map((of) => `${of}.${String(value)}`).find((one) => i18n.exists(`record:${one}`));
    if (key) return t(key as 'request.new');
    const isMoney = name === 'amount' || name === 'price';
    return isMoney ? money(value as string | null, currency) || words(null) : words(value, currency);
  };
}

interface Props {
  item: Fact;
  /** of the amounts in it; without it they stand as numbers */
  currency?: string | null;
  /** stands after the sentence */
  children?: ReactNode;
}

/** What happened, in a sentence, with before -> after of every field. */
export function Change({ item, currency = null, children }: Props) {
  const { t } = useTranslation('record');
  const said = useValue(currency);
  const fieldName = useFieldName();
  const changes = (item.changes ?? []).filter((one) => words(one.before) !== words(one.after));
  const detail = item.detail ?? {};
  const sentence = t(`happened.${item.kind}`, {
    outcome: typeof detail.outcome === 'string' ? detail.outcome : '',
    who: typeof detail.grantee_name === 'string' ? detail.grantee_name : '…',
    context: detail.outcome === 'won' || detail.outcome === 'lost' ? detail.outcome : undefined,
  });
  return (
    <span>
      {sentence}
      {children}
      {changes.map((one) => {
        const name = one.field.replace(/_id$/, '');
        return (
          <span key={one.field} className={classes.change}>
            {fieldName(one.field)}: <s>{said(name, one.before)}</s> → <b>{said(name, one.after)}</b>
          </span>
        );
      })}
    </span>
  );
}

/**
 * The currency that the amounts of each item were in, by the item's id; null for the one that changed it.
 *
 * @param items newest first
 * @param now the record's currency
 */
export function currenciesOf(items: readonly Fact[], now: string | null): Map<string, string | null> {
  let currency = now;
  const found = new Map<string, string | null>();
  for (const item of items) {
    const changed = item.changes?.find((one) => one.field === 'currency');
    found.set(item.id, changed ? null : currency);
    if (changed) currency = typeof changed.before === 'string' ? changed.before : null;
  }
  return found;
}
