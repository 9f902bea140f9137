import { Button } from '@mantine/core';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { useDoor } from '@/api/door';
import { useWorkspace } from '@/api/queries';
import { useTopics } from '@/live';
import { Page } from '@/ui/Page';
import { PageHeader } from '@/ui/PageHeader';
import { NoAccess } from '@/ui/States';
import classes from './Settings.module.css';

const PLACES = [
  { to: '/w/$ws/settings/general', label: 'general.title', needs: null },
  { to: '/w/$ws/settings/members', label: 'members.title', needs: 'member.view' },
  { to: '/w/$ws/settings/teams', label: 'teams.title', needs: 'team.manage' },
  { to: '/w/$ws/settings/pipelines', label: 'pipelines.title', needs: 'pipeline.manage' },
  { to: '/w/$ws/settings/requests', label: 'requests.title', needs: 'request.settings' },
  { to: '/w/$ws/settings/mail', label: 'mail.title', needs: 'mail.view' },
  { to: '/w/$ws/settings/notifications', label: 'notices', needs: null },
  { to: '/w/$ws/settings/security', label: 'security.title', needs: null },
] as const;

/** What a person may not change is not in the list; the server says what that is. */
export function SettingsFrame() {
  const { t } = useTranslation('settings');
  const { ws } = useDoor();
  const workspace = useWorkspace();
  useTopics('members');
  const { pathname } = useLocation();
  const allowed = (needs: (typeof PLACES)[number]['needs']) => !needs || can(workspace.data, needs);
  // An address from elsewhere, or a right that has gone.
  const here = PLACES.find(({ to }) => pathname.endsWith(to.slice('/w/$ws'.length)));
  const shut = workspace.data && here && !allowed(here.needs);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // On a phone the sections are a row wider than the screen.
    const open = list.current?.querySelector(`a[href="${pathname}"]`);
    open?.scrollIntoView?.({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <Page header={<PageHeader title={t('title')} />}>
      <div className={classes.frame}>
        <nav className={classes.nav} aria-label={t('title')}>
          <ul ref={list} className={classes.list}>
            {PLACES.filter(({ needs }) => allowed(needs)).map(({ to, label }) => (
              <li key={to}>
                <Link to={to} params={{ ws }} className={classes.link}>
                  {t(label)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className={classes.content}>
          {shut ? (
            <NoAccess
              title={t('shut.title')}
              text={t('shut.text')}
              action={
                <Button variant="default" component={Link} to={`/w/${ws}/settings/general`}>
                  {t('shut.toGeneral')}
                </Button>
              }
            />
          ) : (
            <Outlet />
          )}
        </div>
      </div>
    </Page>
  );
}
