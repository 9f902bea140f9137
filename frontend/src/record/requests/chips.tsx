import { IconAlertTriangle, IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { RequestStatus, Urgency } from '@/api/types';
import { dateTime } from '@/lib/formats';
import { Chip } from '@/ui/Chip';
import { When } from '@/ui/When';
import { isOverdue, STATUS_TONES, URGENCY_TONES } from './status';

/** The words of a status: for a client "Waiting for you" is what staff call "Waiting for client". */
export function useStatusWord(): (status: RequestStatus) => string {
  const { kind } = useDoor();
  const { t } = useTranslation('record');
  return (status) => (kind === 'portal' && status === 'waiting' ? t('request.waitingForYou') : t(`request.${status}`));
}

export function StatusChip({ status }: { status: RequestStatus }) {
  const word = useStatusWord();
  return <Chip tone={STATUS_TONES[status]}>{word(status)}</Chip>;
}

/** Only what is out of the ordinary takes the eye. */
export function UrgencyChip({ urgency }: { urgency: Urgency }) {
  const { t } = useTranslation('record');
  const loud = urgency === 'high' || urgency === 'urgent';
  if (!loud) return <span className="text-3">{t(`urgency.${urgency}`)}</span>;
  return (
    <Chip tone={URGENCY_TONES[urgency]} icon={<IconAlertTriangle size={12} aria-hidden />}>
      {t(`urgency.${urgency}`)}
    </Chip>
  );
}

/** When the answer is due; late ones say so in words. */
export function AnswerBy({ at, plain = false }: { at: string | null; plain?: boolean }) {
  const { t } = useTranslation('record');
  if (!at) return <span className="text-3">—</span>;
  if (isOverdue({ answer_by: at }))
    return (
      <Chip tone="danger" icon={<IconClockExclamation size={12} aria-hidden />}>
        {t('request.overdue')} · <When at={at} />
      </Chip>
    );
  return plain ? <time dateTime={at}>{dateTime(at)}</time> : <When at={at} />;
}
