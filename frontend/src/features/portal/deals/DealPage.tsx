import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { useDoor } from '@/api/door';
import type { ClientDeal, PartnerDealFull } from '@/api/types';
import { longDate, money } from '@/lib/formats';
import { useGone } from '@/live';
import { useSharedDeal } from '../api';
import { Fact, Frame, Loaded, Responsible, useKind } from '../Frame';
import classes from '../Portal.module.css';
import { Steps } from '../Steps';
import { PartnerDeal } from './PartnerDeal';
import { stepsOf } from './Rows';
import { Talk } from './Talk';

export function DealPage() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  const partner = useKind() === 'partner';
  const deal = useSharedDeal<ClientDeal | PartnerDealFull>(id);
  const gone = useGone(`deal:${id}`);
  const back = (
    <Button variant="default" renderRoot={(props) => <Link to="/portal/$ws/deals" params={{ ws }} {...props} />}>
      {t('deals.toList')}
    </Button>
  );
  return (
    <Loaded query={deal} gone={gone} goneTitle={t('gone.deal')} back={back}>
      {(data) =>
        partner ? (
          <PartnerDeal key={id} deal={data as PartnerDealFull} />
        ) : (
          <OurDeal key={id} deal={data as ClientDeal} />
        )
      }
    </Loaded>
  );
}

function OurDeal({ deal }: { deal: ClientDeal }) {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  const above = (
    <>
      <Link to="/portal/$ws/deals" params={{ ws }}>
        {t('deals.title')}
      </Link>
      <span className="tabular">{deal.number}</span>
    </>
  );
  return (
    <Frame title={deal.title} above={above}>
      <section className={classes.panel} aria-label={t('deals.way')}>
        <Steps steps={stepsOf(deal)} label={t('deals.way')} />
      </section>
      <dl className={classes.facts}>
        <Fact name={t('deals.responsible')}>
          <Responsible person={deal.owner} />
        </Fact>
        {deal.expected_close && <Fact name={t('deals.expected')}>{longDate(deal.expected_close)}</Fact>}
        {deal.amount && (
          <Fact name={t('deals.amount')}>
            <span className="tabular">{money(deal.amount, deal.currency)}</span>
          </Fact>
        )}
      </dl>
      <Talk id={deal.id} mayWrite={can(deal, 'deal.comment')} />
    </Frame>
  );
}
