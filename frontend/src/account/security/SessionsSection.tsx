import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { allauth } from '@/api/allauth';
import { deviceName } from '@/lib/devices';
import { Chip } from '@/ui/Chip';
import { Line, Panel, Row } from '@/ui/Section';
import { ErrorState, SkeletonLines } from '@/ui/States';
import { toast, toastError } from '@/ui/toasts';
import { When } from '@/ui/When';
import { type BrowserSession, moment, useSecurityRefresh, useSessions } from '../api';

/** Where one is signed in, with a way to end it from here. */
export function SessionsSection() {
  const { t } = useTranslation('account');
  const sessions = useSessions();
  const refresh = useSecurityRefresh();
  const end = useMutation({
    mutationFn: (ids: number[]) => allauth.delete('/auth/sessions', { sessions: ids }),
    onSuccess: () => toast(t('sessionsEnded')),
    onError: toastError,
    onSettled: refresh,
  });
  const others = sessions.data?.filter((session) => !session.is_current) ?? [];
  return (
    <Panel>
      <Line label={t('sessions')} text={t('sessionsText')}>
        {others.length > 0 && (
          <Button
            variant="default"
            loading={end.isPending}
            onClick={() => end.mutate(others.map((session) => session.id))}
          >
            {t('endOthers')}
          </Button>
        )}
      </Line>
      {sessions.isPending && <SkeletonLines count={2} />}
      {sessions.isError && !sessions.data && (
        <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      {sessions.data?.map((session) => (
        <SessionRow key={session.id} session={session} onEnd={() => end.mutate([session.id])} />
      ))}
    </Panel>
  );
}

function SessionRow({ session, onEnd }: { session: BrowserSession; onEnd: () => void }) {
  const { t } = useTranslation('account');
  const name = deviceName(session.user_agent);
  return (
    <Row
      main={name}
      note={
        <>
          {session.ip} · <When at={moment(session.last_seen_at)} />
        </>
      }
    >
      {session.is_current ? (
        <Chip tone="success">{t('thisBrowser')}</Chip>
      ) : (
        <Button variant="default" aria-label={t('endOne', { name })} onClick={onEnd}>
          {t('end')}
        </Button>
      )}
    </Row>
  );
}
