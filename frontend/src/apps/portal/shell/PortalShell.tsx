import { MantineThemeProvider } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useMatchRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { useMembership, useUnread } from '@/api/queries';
import type { PortalHome } from '@/api/types';
import { useOffline, useTopics } from '@/live';
import { ConnectionChip } from '@/ui/ConnectionChip';
import { AccountMenu } from './AccountMenu';
import classes from './PortalShell.module.css';
import { portalSizes } from './sizes';

/** Top bar and content. A client reads a 720 px column; a partner's boards take the whole width. */
export function PortalShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation('portal');
  const door = useDoor();
  const mine = useMembership();
  const offline = useOffline();
  const home = useQuery({
    queryKey: keys.portalHome(door.ws),
    queryFn: ({ signal }) => door.get<PortalHome>('/home', {}, { signal }),
  });
  useTopics('notifications', 'requests', 'deals', 'pipelines', 'members', 'workspaces', 'request_categories');
  const kind = home.data?.kind ?? mine?.kind ?? 'client';
  const params = { ws: door.ws };
  const name = home.data?.workspace.name ?? mine?.name ?? '';
  return (
    <MantineThemeProvider theme={portalSizes} inherit>
      <div className={classes.shell} data-kind={kind}>
        <a className="skip-link" href="#content">
          {t('skip')}
        </a>
        <header className={classes.bar}>
          <Link to="/portal/$ws" params={params} className={classes.brand}>
            <span className={classes.logo} aria-hidden>
              {mine?.logo_letter ?? name.slice(0, 1)}
            </span>
            <span className="truncate">{name}</span>
          </Link>
          <nav className={classes.links} aria-label={t('menu')}>
            {kind === 'partner' ? <PartnerLinks home={home.data} /> : <ClientLinks />}
          </nav>
          <div className={classes.tools}>
            <ConnectionChip offline={offline} />
            <Bell />
            <AccountMenu />
          </div>
        </header>
        <main id="content" className={classes.main} data-kind={kind} tabIndex={-1}>
          {children}
        </main>
      </div>
    </MantineThemeProvider>
  );
}

function ClientLinks() {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  return (
    <>
      <Link to="/portal/$ws/requests" params={{ ws }} className={classes.link}>
        {t('requests.title')}
      </Link>
      <Link to="/portal/$ws/deals" params={{ ws }} className={classes.link}>
        {t('deals.title')}
      </Link>
      <DocumentsLink />
    </>
  );
}

/** The boards are one door: which of them is chosen on the page itself. */
function PartnerLinks({ home }: { home: PortalHome | undefined }) {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  const onBoard = useMatchRoute()({ to: '/portal/$ws/pipelines/$id', params: { ws } });
  const first = home?.pipelines[0];
  return (
    <>
      {first && (
        <Link
          to="/portal/$ws/pipelines/$id"
          params={{ ws, id: first.id }}
          className={classes.link}
          data-on={onBoard ? true : undefined}
        >
          {t('boards')}
        </Link>
      )}
      <Link to="/portal/$ws/deals" params={{ ws }} className={classes.link}>
        {t('deals.shared')}
      </Link>
      <DocumentsLink />
    </>
  );
}

function DocumentsLink() {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  return (
    <Link to="/portal/$ws/documents" params={{ ws }} className={classes.link}>
      {t('documents')}
    </Link>
  );
}

function Bell() {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  const unread = useUnread().data?.count ?? 0;
  return (
    <Link
      to="/portal/$ws/inbox"
      params={{ ws }}
      className={classes.bell}
      aria-label={unread > 0 ? t('bell', { count: unread }) : t('inbox.title')}
    >
      <IconBell size={20} stroke={1.75} aria-hidden />
      {unread > 0 && <span className={classes.badge}>{unread > 99 ? '99+' : unread}</span>}
    </Link>
  );
}
