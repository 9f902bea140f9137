import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { useDoor } from '@/api/door';
import type { PartnerDealFull } from '@/api/types';
import { longDate, money } from '@/lib/formats';
import { Chip, StageDot } from '@/ui/Chip';
import { useMoveDeal } from '../board/useMoveDeal';
import { Fact, Frame, Responsible } from '../Frame';
import classes from '../Portal.module.css';
import { StagePath } from './StagePath';
import { Talk } from './Talk';

/** The deal's page with the fields a partner is given. */
export function PartnerDeal({ deal }: { deal: PartnerDealFull }) {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  const move = useMoveDeal();
  const above = (
    <>
      {deal.pipeline ? (
        <Link to="/portal/$ws/pipelines/$id" params={{ ws, id: deal.pipeline.id }}>
          {deal.pipeline.name}
        </Link>
      ) : (
        <Link to="/portal/$ws/deals" params={{ ws }}>
          {t('deals.shared')}
        </Link>
      )}
      <span className="tabular">{deal.number}</span>
    </>
  );
  return (
    <Frame title={deal.title} above={above}>
      {deal.stages.length > 0 && deal.status === 'open' ? (
        <StagePath deal={deal} onMove={(stage) => void move(deal, stage)} />
      ) : (
        <span>
          <Chip
            tone={deal.status === 'won' ? 'success' : deal.status === 'lost' ? 'danger' : 'neutral'}
            icon={<StageDot colour={deal.stage.colour} />}
          >
            {deal.stage.name}
          </Chip>
        </span>
      )}
      <dl className={classes.facts}>
        <Fact name={t('deals.company')}>{deal.company?.name ?? <Nothing />}</Fact>
        <Fact name={t('deals.amount')}>
          <span className="tabular">{money(deal.amount, deal.currency) || <Nothing />}</span>
        </Fact>
        <Fact name={t('deals.expected')}>{longDate(deal.expected_close) || <Nothing />}</Fact>
        <Fact name={t('deals.responsible')}>
          <Responsible person={deal.owner} />
        </Fact>
      </dl>
      <Talk id={deal.id} mayWrite={can(deal, 'deal.comment')} />
    </Frame>
  );
}

const Nothing = () => <span className="text-3">—</span>;
