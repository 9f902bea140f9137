import { Button } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { FailedMail, Page } from '@/api/types';
import { Panel, Row, Section } from '@/ui/Section';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { toast, toastError } from '@/ui/toasts';
import { When } from '@/ui/When';

/** The server names the failure's class; this is what it means for the person who looks after mail. */
const CAUSES = {
  ConnectionRefusedError: 'unreachable',
  ConnectionResetError: 'unreachable',
  TimeoutError: 'unreachable',
  gaierror: 'unreachable',
  OSError: 'unreachable',
  SMTPConnectError: 'unreachable',
  SMTPServerDisconnected: 'unreachable',
  SMTPAuthenticationError: 'login',
  SMTPRecipientsRefused: 'refused',
  SMTPSenderRefused: 'refused',
  SSLError: 'secure',
  SSLCertVerificationError: 'secure',
  SMTPNotSupportedError: 'secure',
  BadMailServer: 'settings',
} as const;

export const whyOf = (error: string) => CAUSES[error as keyof typeof CAUSES] ?? 'other';

export function MailPage() {
  const { t } = useTranslation('settings');
  const door = useDoor();
  const queries = useQueryClient();
  const failed = useQuery({
    queryKey: keys.failedMail(door.ws),
    queryFn: ({ signal }) => door.get<Page<FailedMail>>('/mail/failed', {}, { signal }),
  });
  const retry = useMutation({
    mutationFn: (mail: FailedMail) => door.post(`/mail/${mail.id}/retry`),
    onSuccess: (_done, mail) => {
      toast(t('mail.queued', { to: mail.to }));
      void queries.invalidateQueries({ queryKey: keys.failedMail(door.ws) });
    },
    onError: toastError,
  });
  const list = failed.data?.items ?? [];
  return (
    <Section title={t('mail.title')} text={t('mail.text')}>
      {failed.isPending && <SkeletonRows />}
      {failed.isError && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {failed.data && list.length === 0 && (
        <EmptyState icon={IconMailCheck} title={t('mail.none')} text={t('mail.noneText')} />
      )}
      {list.length > 0 && (
        <Panel>
          {list.map((mail) => (
            <Row
              key={mail.id}
              main={
                <>
                  <strong>{mail.to}</strong> · {mail.subject}
                </>
              }
              note={
                <>
                  <span title={mail.error}>{t(`mail.why.${whyOf(mail.error)}`)}</span> · <When at={mail.created_at} />
                </>
              }
            >
              <Button
                variant="default"
                loading={retry.isPending && retry.variables.id === mail.id}
                aria-label={t('mail.retryTo', { to: mail.to })}
                onClick={() => retry.mutate(mail)}
              >
                {t('common:retry')}
              </Button>
            </Row>
          ))}
        </Panel>
      )}
    </Section>
  );
}
