import { Button } from '@mantine/core';
import { type Icon, IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './States.module.css';

interface StateProps {
  icon: Icon;
  title: string;
  text?: ReactNode;
  /** one button: the next act */
  action?: ReactNode;
  /** 1 where the state is the whole page */
  level?: 1 | 2;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ icon: Sign, title, text, action, level = 2 }: StateProps) {
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <div className={classes.state}>
      <Sign size={40} stroke={1.25} aria-hidden />
      <Title className={classes.title}>{title}</Title>
      {text && <p className={classes.text}>{text}</p>}
      {action && <div className={classes.act}>{action}</div>}
    </div>
  );
}

/** Refused or gone: asking again changes nothing. */
const isFinal = (error?: Error | null) =>
  !!error && 'status' in error && (error.status === 403 || error.status === 404);

/** Words of the server come translated; what a browser says about a chunk that did not come is for nobody. */
const said = (error?: Error | null) => (error && 'status' in error ? error.message : '');

/** The server could not answer: say so, offer to try again. */
export function ErrorState({ error, onRetry }: { error?: Error | null; onRetry?: () => void }) {
  const { t } = useTranslation('common');
  if (isFinal(error)) return <NoAccess text={error?.message || undefined} />;
  return (
    <div role="alert">
      <EmptyState
        icon={IconAlertTriangle}
        title={t('states.errorTitle')}
        text={said(error) || t(navigator.onLine ? 'states.errorText' : 'states.offlineText')}
        action={
          onRetry && (
            <Button variant="default" onClick={onRetry}>
              {t('retry')}
            </Button>
          )
        }
      />
    </div>
  );
}

/** Not there for this reader: deleted, no longer shared, or never theirs. `action` names the way out. */
export function NoAccess({ title, text, action, level }: Partial<Omit<StateProps, 'icon'>>) {
  const { t } = useTranslation('common');
  return (
    <EmptyState
      icon={IconLock}
      title={title ?? t('states.noAccessTitle')}
      text={text ?? t('states.noAccessText')}
      action={action}
      level={level ?? 2}
    />
  );
}

/** True after 150 ms: a fast answer shows no skeleton at all. */
export function useLate(ms = 150): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return late;
}

const WIDTHS = ['38%', '26%', '31%', '22%', '35%', '28%', '24%', '33%'];

function Waiting({ children }: { children: ReactNode }) {
  const { t } = useTranslation('common');
  return (
    <div role="status" aria-busy="true">
      <span className="visually-hidden">{t('states.loading')}</span>
      {children}
    </div>
  );
}

export function SkeletonRows({ count = 8 }: { count?: number }) {
  if (!useLate()) return null;
  return (
    <Waiting>
      {WIDTHS.slice(0, count).map((width) => (
        <div key={width} className={classes.row}>
          <div className={classes.bar} style={{ width, height: 10 }} />
          <div className={classes.bar} style={{ width: 90, height: 10 }} />
          <div className={classes.bar} style={{ width: 60, height: 10 }} />
        </div>
      ))}
    </Waiting>
  );
}

export function SkeletonCards({ count = 3 }: { count?: number }) {
  if (!useLate()) return null;
  return (
    <Waiting>
      <div style={{ display: 'grid', gap: 8 }}>
        {WIDTHS.slice(0, Math.min(8, count)).map((width) => (
          <div key={width} className={classes.card}>
            <div className={classes.bar} style={{ width: '70%', height: 10 }} />
            <div className={classes.bar} style={{ width, height: 8 }} />
            <div className={classes.bar} style={{ width: '50%', height: 8 }} />
          </div>
        ))}
      </div>
    </Waiting>
  );
}

/** Lines of a form or a record rail. */
export function SkeletonLines({ count = 5 }: { count?: number }) {
  if (!useLate()) return null;
  return (
    <Waiting>
      <div style={{ display: 'grid', gap: 14, padding: 16 }}>
        {WIDTHS.slice(0, count).map((width) => (
          <div key={width} className={classes.bar} style={{ width, height: 12 }} />
        ))}
      </div>
    </Waiting>
  );
}
