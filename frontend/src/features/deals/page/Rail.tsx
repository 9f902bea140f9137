import { Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { useDirectory, useTeams } from '@/api/queries';
import type { DealFull, MemberRef } from '@/api/types';
import { currencyOptions } from '@/lib/currencies';
import { longDate, money } from '@/lib/formats';
import { Attribute } from '@/record/Attribute';
import { Files } from '@/record/Files';
import type { Field } from '@/record/fields';
import { Chip } from '@/ui/Chip';
import { InlineEdit } from '@/ui/InlineEdit';
import { lazyPart } from '@/ui/lazyPart';
import { MemberPicker } from '@/ui/MemberPicker';
import classes from './Deal.module.css';
import { Lines } from './Lines';
import { People } from './People';
import type { DealWrites } from './useDeal';

const Pick = lazyPart(() => import('@/record/Pick').then((module) => module.Pick<'companies'>));

interface Props {
  deal: DealFull;
  writes: DealWrites;
  field: Field;
}

/** What is known about the deal; every value is edited where it stands. */
export function Rail({ deal, writes, field }: Props) {
  const { t } = useTranslation('deals');
  const door = useDoor();
  const readOnly = deal.archived_at !== null || !deal.abilities.includes('deal.edit');
  const shownAmount = (
    <span className="tabular">
      {money(deal.amount, deal.currency)} {deal.amount_estimated && <Chip>{t('page.estimated')}</Chip>}
    </span>
  );
  return (
    <div className={classes.rail}>
      <Attribute label={t('field.amount')}>
        <InlineEdit
          {...field('amount')}
          kind="money"
          value={deal.amount}
          display={shownAmount}
          describe={(value) => money(value, deal.currency)}
        />
      </Attribute>
      <Attribute label={t('field.currency')}>
        <InlineEdit {...field('currency')} kind="select" value={deal.currency} options={currencyOptions()} />
      </Attribute>
      <Attribute label={t('field.expected_close')}>
        <InlineEdit {...field('expected_close')} kind="date" value={deal.expected_close} describe={longDate} />
      </Attribute>
      <Attribute label={t('field.next_step')}>
        <InlineEdit {...field('next_step')} value={deal.next_step} />
      </Attribute>
      <Attribute label={t('field.next_step_due')}>
        <InlineEdit {...field('next_step_due')} kind="date" value={deal.next_step_due} describe={longDate} />
      </Attribute>
      <CompanyField deal={deal} writes={writes} readOnly={readOnly} />
      <OwnerField deal={deal} writes={writes} />
      <Attribute label={t('field.description')}>
        <InlineEdit {...field('description')} kind="textarea" value={deal.description} />
      </Attribute>
      <People deal={deal} writes={writes} readOnly={readOnly} />
      <Lines deal={deal} writes={writes} readOnly={readOnly} />
      {deal.requests.length > 0 && (
        <section className={classes.group} aria-label={t('page.requests')}>
          <h2 className="section-label">{t('page.requests')}</h2>
          {deal.requests.map((one) => (
            <Link
              key={one.id}
              to="/w/$ws/requests/$id"
              params={{ ws: door.ws, id: one.id }}
              className={classes.related}
            >
              <span className="text-3 tabular">{one.number}</span> <span className="truncate">{one.subject}</span>
            </Link>
          ))}
        </section>
      )}
      <Files about={`deal:${deal.id}`} className={classes.group} />
    </div>
  );
}

function CompanyField({ deal, writes, readOnly }: { deal: DealFull; writes: DealWrites; readOnly: boolean }) {
  const { t } = useTranslation('deals');
  const door = useDoor();
  const [editing, setEditing] = useState(false);
  return (
    <Attribute label={t('field.company')} plain={!editing}>
      {editing ? (
        <Pick
          noun="companies"
          label={t('field.company')}
          hideLabel
          asked
          value={deal.company}
          onChoose={(company) => {
            setEditing(false);
            void writes.save('company_id', { company })(company?.id ?? null, deal.company?.id ?? null);
          }}
        />
      ) : (
        <span className={classes.linked}>
          {deal.company ? (
            <Link to="/w/$ws/companies/$id" params={{ ws: door.ws, id: deal.company.id }} className="truncate">
              {deal.company.name}
            </Link>
          ) : (
            <span className="text-3">—</span>
          )}
          {!readOnly && (
            <button type="button" className={classes.change} onClick={() => setEditing(true)}>
              {t('page.change')}
            </button>
          )}
        </span>
      )}
    </Attribute>
  );
}

function OwnerField({ deal, writes }: { deal: DealFull; writes: DealWrites }) {
  const { t } = useTranslation('deals');
  const [q, setQ] = useState('');
  const directory = useDirectory(q, 'staff');
  const teams = useTeams();
  const may = deal.abilities.includes('deal.reassign') && deal.archived_at === null;
  const assign = (owner: MemberRef | null, team: string | null) =>
    void writes.act(
      'reassign',
      { owner_id: owner?.id ?? null, team_id: team, version: deal.version },
      t('page.reassigned'),
    );
  if (!may)
    return (
      <>
        <Attribute label={t('field.owner')} plain>
          {deal.owner?.name ?? <span className="text-3">—</span>}
        </Attribute>
        <Attribute label={t('field.team')} plain>
          {deal.team?.name ?? <span className="text-3">—</span>}
        </Attribute>
      </>
    );
  return (
    <>
      <Attribute label={t('field.owner')}>
        <MemberPicker
          label={t('field.owner')}
          hideLabel
          value={deal.owner}
          options={directory.data ?? []}
          query={q}
          onQuery={setQ}
          loading={directory.isFetching}
          clearable
          onChange={(owner) => assign(owner, deal.team?.id ?? null)}
        />
      </Attribute>
      <Attribute label={t('field.team')}>
        <Select
          aria-label={t('field.team')}
          data={(teams.data ?? []).map((team) => ({ value: team.id, label: team.name }))}
          value={deal.team?.id ?? null}
          clearable
          clearButtonProps={{ 'aria-label': t('clear') }}
          onChange={(team) => assign(deal.owner, team)}
        />
      </Attribute>
    </>
  );
}
