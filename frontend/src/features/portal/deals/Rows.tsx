import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { ClientDeal } from '@/api/types';
import { date, money } from '@/lib/formats';
import { Chip } from '@/ui/Chip';
import { Responsible } from '../Frame';
import classes from '../Portal.module.css';
import { stepAt } from '../Steps';

export const stepsOf = (deal: ClientDeal) => deal.stages.map(({ public_name: name, state }) => ({ name, state }));

export function DealRows({ deals, label }: { deals: readonly ClientDeal[]; label: string }) {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  return (
    <ul className={classes.list} aria-label={label}>
      {deals.map((deal) => {
        const step = stepAt(stepsOf(deal));
        return (
          <li key={deal.id}>
            <Link to="/portal/$ws/deals/$id" params={{ ws, id: deal.id }} className={classes.row}>
              <span className={classes.rowHead}>
                <span className={classes.name}>{deal.title}</span>
                {step && <Chip tone={step.at === step.of ? 'success' : 'accent'}>{step.name}</Chip>}
              </span>
              <span className={classes.meta}>
                <span className="tabular">{deal.number}</span>
                {step && <span>{t('deals.step', { at: step.at, of: step.of })}</span>}
                <Responsible person={deal.owner} />
                {deal.expected_close && <span>{t('deals.expectedOn', { date: date(deal.expected_close) })}</span>}
                {deal.amount && <span className="tabular">{money(deal.amount, deal.currency)}</span>}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
