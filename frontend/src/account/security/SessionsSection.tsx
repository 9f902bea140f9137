import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { allauth } from '@/api/allauth';
import { Chip } from '@/ui/Chip';
import { ErrorState, SkeletonLines } from '@/ui/States';
import { toast, toastError } from '@/ui/toasts';
import { When } from '@/ui/When';
import { Line } from '../Section';
import classes from '../Settings.module.css';
import { type BrowserSession, deviceName, moment, useSecurityRefresh, useSessions } from './api';

/** Where one is signed in, with a way to end it from here. */
export function SessionsSection() {
  const { t } = useTranslation('settings');
  const sessions = useSessions();
  const refresh = useSecurityRefresh();
  const end = useMutation({
    mutationFn: (ids: number[]) => allauth.delete('/auth/sessions', { sessions: ids }),
    onSuccess: () => toast(t('security.sessionsEnded')),
    onError: toastError,
    onSettled: refresh,
  });
  if (sessions.isPending) return <SkeletonLines count={2} />;
  if (sessions.isError) return <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />;
  const others = sessions.data.filter((session) => !session.is_current);
  return (
    <div className={classes.panel}>
      <Line label={t('security.sessions')} text={t('security.sessionsText')}>
        {others.length > 0 && (
          <Button
            variant="default"
            loading={end.isPending}
            onClick={() => end.mutate(others.map((session) => session.id))}
          >
            {t('security.endOthers')}
          </Button>
        )}
      </Line>
      {sessions.data.map((session) => (
        <SessionRow key={session.id} session={session} onEnd={() => end.mutate([session.id])} />
      ))}
    </div>
  );
}

function SessionRow({ session, onEnd }: { session: BrowserSession; onEnd: () => void }) {
  const { t } = useTranslation('settings');
  const name = deviceName(session.user_agent);
  return (
    <div className={classes.row}>
      <div className={classes.grow}>
        <div>{name}</div>
        <div className="text-3">
          {session.ip} · <When at={moment(session.last_seen_at)} />
        </div>
      </div>
      {session.is_current ? (
        <Chip tone="success">{t('security.thisBrowser')}</Chip>
      ) : (
        <Button variant="default" aria-label={t('security.endOne', { name })} onClick={onEnd}>
          {t('security.end')}
        </Button>
      )}
    </div>
  );
}
