import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isNoAccess } from '@/api/errors';
import { useMembership } from '@/api/queries';
import type { MemberRef } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { ErrorState, NoAccess, SkeletonLines } from '@/ui/States';
import { usePageTitle } from '@/ui/usePageTitle';
import { usePortalHome } from './api';
import classes from './Portal.module.css';

/** "client" or "partner": the session knows it before the first page has asked. */
export function useKind(): 'client' | 'partner' {
  const home = usePortalHome();
  const mine = useMembership();
  const kind = home.data?.kind ?? mine?.kind;
  return kind === 'partner' ? 'partner' : 'client';
}

interface FrameProps {
  title: string;
  /** the line above the title: the way back, a number, a status */
  above?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

/** A page to read: a column with its title. A partner's whole width is for boards only. */
export function Frame({ title, above, action, children }: FrameProps) {
  const wide = useKind() === 'partner';
  usePageTitle(title);
  return (
    <div className={classes.page} data-wide={wide || undefined}>
      <div className={classes.head}>
        <div className={classes.titles}>
          {above && <div className={classes.above}>{above}</div>}
          <h1 className={classes.title}>{title}</h1>
        </div>
        {action}
      </div>
      {children}
    </div>
  );
}

interface LoadedProps<T> {
  query: { data: T | undefined; error: Error | null; isError: boolean; refetch: () => unknown };
  /** access ended while the page was open */
  gone?: boolean;
  goneTitle?: string;
  back: ReactNode;
  children: (data: T) => ReactNode;
}

/** One record from the door in each of its states; what is on screen already outlives a lost connection. */
export function Loaded<T>({ query, gone = false, goneTitle, back, children }: LoadedProps<T>) {
  const { t } = useTranslation('portal');
  const lost = gone || isNoAccess(query.error);
  // The title of what is no longer theirs leaves the tab too.
  usePageTitle(lost ? (goneTitle ?? t('gone.title')) : null);
  if (lost)
    return <NoAccess {...(gone ? { title: goneTitle ?? t('gone.title'), text: t('gone.text') } : {})} action={back} />;
  if (query.data) return children(query.data);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <SkeletonLines count={6} />;
}

export function Responsible({ person }: { person: MemberRef | null }) {
  const { t } = useTranslation('portal');
  if (!person) return <span className="text-3">{t('nobodyYet')}</span>;
  return (
    <span className={classes.person}>
      <Avatar person={person} size={22} hint={false} />
      <span className="truncate">{person.name}</span>
    </span>
  );
}

/** One line of a `<dl className={facts}>`. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
