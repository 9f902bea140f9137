import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { Company, Deal, Page } from '@/api/types';
import { money } from '@/lib/formats';
import { siteAddress } from '@/lib/links';
import type { Presence } from '@/live';
import { Attribute, type Lead } from '@/record/Attribute';
import { Documents } from '@/record/documents/Documents';
import { useFields } from '@/record/fields';
import { useHere } from '@/record/Here';
import { Chip, StageDot } from '@/ui/Chip';
import { InlineEdit } from '@/ui/InlineEdit';
import { CompanyPeople } from './CompanyPeople';
import { OwnerField } from './OwnerField';
import { RecordFrame } from './RecordFrame';
import classes from './Records.module.css';
import { useRecord, useRecordWrites } from './useRecords';

const isReadOnly = (company: Company) => company.archived_at !== null || !company.abilities.includes('company.edit');
const TEXTS = ['name', 'industry', 'domain', 'phone', 'address'] as const;

export function CompanyPage() {
  const { id = '' } = useParams({ strict: false });
  return <CompanyView id={id} />;
}

/** The same beside a list. */
export function CompanyView({ id }: { id: string }) {
  const { t } = useTranslation('records');
  const company = useRecord('companies', id);
  const writes = useRecordWrites('companies', id);
  const presence = useHere(`company:${id}`);
  const record = company.data;
  return (
    <RecordFrame
      noun="companies"
      about={`company:${id}`}
      title={record?.name}
      archived={Boolean(record?.archived_at)}
      presence={presence}
      error={company.error}
      onRetry={() => void company.refetch()}
      mayComment={record?.abilities.includes('company.comment') ?? false}
      mayArchive={record?.abilities.includes('company.archive') ?? false}
      onArchive={() => void writes.archive(t('companies.archived'))}
      onRestore={writes.restore}
      rail={record && <Rail company={record} writes={writes} presence={presence} />}
      main={
        record && (
          <>
            <Deals company={record.id} />
            <CompanyPeople key={record.id} company={record} readOnly={isReadOnly(record)} />
          </>
        )
      }
      documents={
        record && (
          <Documents
            about={`company:${record.id}`}
            mayAdd={record.archived_at === null && record.abilities.includes('company.edit')}
          />
        )
      }
    />
  );
}

interface RailProps {
  company: Company;
  writes: ReturnType<typeof useRecordWrites<'companies'>>;
  presence: Presence;
}

function Rail({ company, writes, presence }: RailProps) {
  const { t } = useTranslation('records');
  const readOnly = isReadOnly(company);
  const field = useFields({
    about: `company:${company.id}`,
    presence,
    save: writes.save,
    readOnly,
    label: (name) => t(`field.${name}` as 'field.name'),
    mayComment: company.abilities.includes('company.comment'),
  });
  const site = siteAddress(company.domain);
  const leadsTo: Partial<Record<(typeof TEXTS)[number], Lead | null>> = {
    domain: site === null ? null : { href: site, label: t('open', { what: company.domain }) },
    phone: company.phone ? { href: `tel:${company.phone}`, label: t('call', { what: company.phone_shown }) } : null,
  };
  return (
    <>
      {TEXTS.map((name) => (
        <Attribute key={name} label={t(`field.${name}`)} follow={leadsTo[name]}>
          <InlineEdit
            {...field(name)}
            value={company[name]}
            required={name === 'name'}
            {...(name === 'phone' && company.phone_shown ? { display: company.phone_shown } : {})}
          />
        </Attribute>
      ))}
      <Attribute label={t('field.relation')}>
        <InlineEdit
          {...field('relation')}
          kind="select"
          value={company.relation}
          options={(['none', 'client', 'partner'] as const).map((value) => ({ value, label: t(`relation.${value}`) }))}
        />
      </Attribute>
      <OwnerField
        owner={company.owner}
        readOnly={readOnly}
        onChange={(owner) => void writes.save('owner_id', { owner })(owner?.id ?? null, company.owner?.id ?? null)}
      />
      <Attribute label={t('field.description')}>
        <InlineEdit {...field('description')} kind="textarea" value={company.description} />
      </Attribute>
    </>
  );
}

function Deals({ company }: { company: string }) {
  const { t } = useTranslation('records');
  const door = useDoor();
  const query = { company, limit: 50 };
  const deals = useQuery({
    queryKey: [...keys.deals.list(door.ws, query), 'related'],
    queryFn: ({ signal }) => door.get<Page<Deal>>('/deals', query, { signal }),
  });
  return (
    <section className={classes.group} aria-label={t('deals')}>
      <h3 className="section-label">{t('deals')}</h3>
      {deals.data?.items.length === 0 && <p className={classes.none}>{t('noDeals')}</p>}
      {deals.data?.items.map((deal) => (
        <div key={deal.id} className={classes.line}>
          <Link to="/w/$ws/deals/$id" params={{ ws: door.ws, id: deal.id }} className="truncate">
            <span className="text-3 tabular">{deal.number}</span> {deal.title}
          </Link>
          <Chip icon={<StageDot colour={deal.stage.colour} />}>{deal.stage.name}</Chip>
          <span className="tabular">{money(deal.amount, deal.currency)}</span>
        </div>
      ))}
    </section>
  );
}
