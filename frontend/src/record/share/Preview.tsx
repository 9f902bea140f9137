import { useTranslation } from 'react-i18next';
import type { Board, ShareLevel } from '@/api/types';
import { date, money } from '@/lib/formats';
import { SkeletonLines } from '@/ui/States';
import { usePreview } from './api';
import { BoardPreview } from './BoardPreview';
import classes from './Share.module.css';

const HIDDEN = new Set(['id', 'abilities', 'version', 'rank', 'kind', 'currency']);

const isBoard = (value: unknown): value is Board =>
  typeof value === 'object' && value !== null && Array.isArray((value as { columns?: unknown }).columns);

/** Any JSON of the portal's answer as a line of words. */
function words(value: unknown, name = '', currency: unknown = null): string {
  if (name === 'amount' && typeof value === 'string')
    return money(value, typeof currency === 'string' ? currency : null);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return date(value);
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.map((part) => words(part)).join(' → ');
  if (typeof value === 'object') {
    const named = value as { name?: unknown; public_name?: unknown; title?: unknown };
    return words(named.public_name ?? named.name ?? named.title ?? '');
  }
  return String(value);
}

interface Props {
  object: string;
  grantee: string;
  level: ShareLevel;
  fields: readonly string[];
}

/** The outsider's page before they have it: exactly the fields the portal would send, and no others. */
export function Preview({ object, grantee, level, fields }: Props) {
  const { t, i18n } = useTranslation('record');
  const { data, isPending, isError } = usePreview(object, grantee, level, fields);
  if (isPending) return <SkeletonLines count={4} />;
  if (isError || !data?.page) return null;
  const entries = Object.entries(data.page).filter(([name]) => !HIDDEN.has(name));
  const label = (name: string) =>
    i18n.exists(`record:fieldName.${name}`) ? t(`fieldName.${name}` as 'fieldName.title') : name;
  return (
    <section className={classes.preview} aria-label={t('share.preview')}>
      <h3 className="section-label">{t('share.preview')}</h3>
      {isBoard(data.page.board) ? (
        <BoardPreview board={data.page.board} />
      ) : (
        <dl className={classes.fields}>
          {entries.map(([name, value]) => (
            <div key={name}>
              <dt>{label(name)}</dt>
              <dd>{words(value, name, data.page?.currency)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
