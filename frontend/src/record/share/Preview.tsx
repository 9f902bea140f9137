import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board, ClientDeal, ShareLevel } from '@/api/types';
import { date, money } from '@/lib/formats';
import { SkeletonLines } from '@/ui/States';
import { usePreview } from './api';
import { BoardPreview } from './BoardPreview';
import classes from './Share.module.css';

const HIDDEN = new Set(['id', 'abilities', 'version', 'rank', 'kind', 'currency', 'status']);

const isBoard = (value: unknown): value is Board =>
  typeof value === 'object' && value !== null && Array.isArray((value as { columns?: unknown }).columns);

interface Step {
  public_name: string;
  state: 'done' | 'current' | 'next';
}

const isStep = (value: unknown): value is Step => typeof (value as Partial<Step> | null)?.public_name === 'string';

/** A value of the portal's answer as words; nothing for what the portal leaves out. */
function words(value: unknown, name = '', currency: unknown = null): string {
  if (name === 'amount' && typeof value === 'string')
    return money(value, typeof currency === 'string' ? currency : null);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return date(value);
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') {
    const named = value as { name?: unknown; title?: unknown };
    return words(named.name ?? named.title);
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
  const { t } = useTranslation('record');
  const { data, isPending, isError } = usePreview(object, grantee, level, fields);
  if (isPending) return <SkeletonLines count={4} />;
  if (isError || !data?.page) return null;
  return (
    <section className={classes.preview} aria-label={t('share.preview')}>
      <h3 className="section-label">{t('share.preview')}</h3>
      <Page page={data.page} />
    </section>
  );
}

/** Each kind of page as its door answers: a board, a client's deals, a document, a deal. */
function Page({ page }: { page: Record<string, unknown> }) {
  if (isBoard(page.board)) return <BoardPreview board={page.board} />;
  if (Array.isArray(page.deals)) return <Deals deals={page.deals as ClientDeal[]} />;
  if (typeof page.html === 'string') return <Text html={page.html} label={words(page.document)} />;
  return <Facts record={(page.deal ?? page) as Record<string, unknown>} />;
}

function Facts({ record }: { record: Record<string, unknown> }) {
  return (
    <dl className={classes.fields}>
      {Object.entries(record).map(([name, value]) => (
        <Fact key={name} name={name} value={value} currency={record.currency} />
      ))}
    </dl>
  );
}

function Fact({ name, value, currency }: { name: string; value: unknown; currency: unknown }) {
  const { t, i18n } = useTranslation('record');
  if (HIDDEN.has(name)) return null;
  // Lists are the way a client's deal has come, and of a partner the stages they may move it to: not a fact to read.
  const steps = Array.isArray(value) ? value.filter(isStep) : [];
  const shown = Array.isArray(value) ? steps.length > 0 && <Way steps={steps} /> : words(value, name, currency);
  if (!shown) return null;
  return (
    <div>
      <dt>{i18n.exists(`record:fieldName.${name}`) ? t(`fieldName.${name}` as 'fieldName.title') : name}</dt>
      <dd>{shown}</dd>
    </div>
  );
}

/** "Received → **Proposal** → Closed" */
function Way({ steps }: { steps: readonly Step[] }) {
  return steps.map((step, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two steps may share a name, their places never move
    <Fragment key={place}>
      {place > 0 && ' → '}
      {step.state === 'current' ? <strong aria-current="step">{step.public_name}</strong> : step.public_name}
    </Fragment>
  ));
}

function Deals({ deals }: { deals: readonly ClientDeal[] }) {
  const { t } = useTranslation('record');
  if (deals.length === 0) return <p className={classes.none}>{t('share.noDeals')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={classes.scrolling} aria-label={t('fieldName.deals')} tabIndex={0}>
      {deals.map((deal) => (
        <div key={deal.id} className={classes.card}>
          <div className="truncate">{deal.title}</div>
          <div className="text-3">
            {[
              deal.number,
              deal.stages.find((stage) => stage.state === 'current')?.public_name,
              money(deal.amount, deal.currency),
              date(deal.expected_close),
              deal.owner?.name,
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </div>
      ))}
    </section>
  );
}

/** A document's words, paragraph by paragraph; how they look is for the page itself. */
function Text({ html, label }: { html: string; label: string }) {
  const blocks = [...new DOMParser().parseFromString(html, 'text/html').body.children]
    .map((block) => block.textContent?.trim())
    .filter(Boolean);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={classes.scrolling} aria-label={label} tabIndex={0}>
      {blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text that does not change here
        <p key={place}>{block}</p>
      ))}
    </section>
  );
}
