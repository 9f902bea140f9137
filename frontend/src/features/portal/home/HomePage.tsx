import { Link, Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { PortalHome } from '@/api/types';
import { ErrorState, SkeletonCards } from '@/ui/States';
import { useClientDeals, useOwnRequests, usePortalHome } from '../api';
import { DealRows } from '../deals/Rows';
import { Frame } from '../Frame';
import classes from '../Portal.module.css';
import { RequestList } from '../requests/RequestRow';
import { NewRequestButton } from '../requests/RequestsPage';

const LATEST = 3;

/** A partner starts at their first board, a client at what waits for them. */
export function HomePage() {
  const { ws } = useDoor();
  const home = usePortalHome();
  if (home.isError && !home.data) return <ErrorState error={home.error} onRetry={() => void home.refetch()} />;
  if (!home.data) return <Starting />;
  if (home.data.kind === 'client') return <ClientHome home={home.data} />;
  const first = home.data.pipelines[0];
  if (first) return <Navigate to="/portal/$ws/pipelines/$id" params={{ ws, id: first.id }} replace />;
  return <Navigate to="/portal/$ws/deals" params={{ ws }} replace />;
}

function Starting() {
  const { t } = useTranslation('portal');
  return (
    <Frame title={t('home.title')}>
      <SkeletonCards />
    </Frame>
  );
}

function ClientHome({ home }: { home: PortalHome }) {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  const list = useOwnRequests();
  const deals = useClientDeals();
  const requests = list.requests;
  const theirs = requests.filter(({ status }) => status === 'waiting' || status === 'resolved');
  const others = requests.filter((one) => !theirs.includes(one)).slice(0, LATEST);
  const first = home.member.name.split(' ')[0] ?? '';
  return (
    <Frame title={t('home.hello', { name: first })} above={home.company?.name} action={<NewRequestButton />}>
      {theirs.length > 0 && (
        <Section title={t('home.yourTurn')}>
          <RequestList requests={theirs} label={t('home.yourTurn')} />
        </Section>
      )}
      <Section
        title={t('requests.mine')}
        all={
          <Link to="/portal/$ws/requests" params={{ ws }}>
            {t('home.allRequests')}
          </Link>
        }
      >
        {list.isPending && <SkeletonCards count={2} />}
        {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && requests.length === 0 && <p className={classes.hint}>{t('requests.noneText')}</p>}
        {requests.length > 0 && others.length === 0 && <p className={classes.hint}>{t('home.nothingElse')}</p>}
        {others.length > 0 && <RequestList requests={others} label={t('requests.mine')} />}
      </Section>
      {deals.deals.length > 0 && (
        <Section
          title={t('deals.title')}
          all={
            <Link to="/portal/$ws/deals" params={{ ws }}>
              {t('home.allDeals')}
            </Link>
          }
        >
          <DealRows deals={deals.deals.slice(0, LATEST)} label={t('deals.title')} />
        </Section>
      )}
    </Frame>
  );
}

function Section({ title, all, children }: { title: string; all?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h2>{title}</h2>
        {all}
      </div>
      {children}
    </section>
  );
}
