import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact } from '@/api/types';
import { longDate, money, number } from '@/lib/formats';
import classes from './Timeline.module.css';

/** A value of the journal in words: dates as dates, lists with commas, nothing as a dash. */
function words(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.map(words).join(', ') || '—';
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return longDate(value);
  if (typeof value === 'object') return '';
  // A product's line: "Rack: 9400 × 3400.00".
  const text = String(value).replace(
    /: (\d+(?:\.\d+)?) × (\d+\.\d\d)$/,
    (_, quantity, price) => `: ${number(Number(quantity))} × ${money(price, null)}`,
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
function useValue(): (name: string, value: unknown) => string {
  const { t, i18n } = useTranslation('record');
  return (name, value) => {
    const key = CODES[name]?.map((of) => `${of}.${String(value)}`).find((one) => i18n.exists(`record:${one}`));
    if (key) return t(key as 'request.new');
    return name === 'amount' || name === 'price' ? money(value as string | null, null) || words(null) : words(value);
  };
}

interface Props {
  item: Fact;
  /** stands after the sentence */
  children?: ReactNode;
}

/** What happened, in a sentence, with before -> after of every field. */
export function Change({ item, children }: Props) {
  const { t } = useTranslation('record');
  const said = useValue();
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
