import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { Page } from '@/ui/Page';
import { PageHeader } from '@/ui/PageHeader';
import { Toolbar } from '@/ui/Toolbar';
import { usePageTitle } from '@/ui/usePageTitle';
import classes from './Document.module.css';

interface Props {
  title: string;
  /** what it is about, a link */
  above?: ReactNode;
  people?: ReactNode;
  /** the title, to be changed */
  name?: ReactNode;
  /** saved state and the acts; absent where there is no document */
  bar?: ReactNode;
  children: ReactNode;
}

/** Staff have the header and the toolbar of every page; guests the same under their own bar. */
export function Layout(props: Props) {
  const door = useDoor();
  return door.kind === 'staff' ? <StaffLayout {...props} /> : <PortalLayout {...props} />;
}

function StaffLayout({ title, above, people, name, bar, children }: Props) {
  const { t } = useTranslation('documents');
  const { ws } = useDoor();
  const crumbs = (
    <>
      <Link to="/w/$ws/documents" params={{ ws }} className="truncate">
        {t('title')}
      </Link>
      {above && <span className="text-3">/</span>}
      {above}
    </>
  );
  return (
    <Page
      header={<PageHeader title={title} crumbs={bar ? crumbs : undefined} presence={people} />}
      toolbar={
        bar ? (
          <Toolbar label={t('tools')} action={bar}>
            {name}
          </Toolbar>
        ) : undefined
      }
    >
      {children}
    </Page>
  );
}

function PortalLayout({ title, above, people, bar, children }: Props) {
  const { t } = useTranslation('documents');
  usePageTitle(title);
  const { ws } = useDoor();
  return (
    <div className={classes.portal}>
      <header className={classes.portalHead}>
        <div className={classes.portalTitles}>
          <span className={classes.portalAbove}>
            <Link to="/portal/$ws/documents" params={{ ws }}>
              {t('title')}
            </Link>
            {above}
          </span>
          <h1>{title}</h1>
        </div>
        {people}
      </header>
      {bar && (
        <div className={classes.portalBar} role="toolbar" aria-label={t('tools')}>
          {bar}
        </div>
      )}
      {children}
    </div>
  );
}

export function ToList() {
  const { t } = useTranslation('documents');
  const door = useDoor();
  const to = door.kind === 'staff' ? `/w/${door.ws}/documents` : `/portal/${door.ws}/documents`;
  return (
    <Button variant="default" component={Link} to={to}>
      {t('toList')}
    </Button>
  );
}
