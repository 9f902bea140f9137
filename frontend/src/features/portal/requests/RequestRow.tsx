import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { OwnRequest } from '@/api/types';
import { dateTime, relative } from '@/lib/formats';
import { StatusChip } from '@/record/requests/chips';
import { isOverdue } from '@/record/requests/status';
import classes from '../Portal.module.css';

export function RequestList({ requests, label }: { requests: readonly OwnRequest[]; label: string }) {
  return (
    <ul className={classes.list} aria-label={label}>
      {requests.map((request) => (
        <li key={request.id}>
          <RequestRow request={request} />
        </li>
      ))}
    </ul>
  );
}

function RequestRow({ request }: { request: OwnRequest }) {
  const { ws } = useDoor();
  return (
    <Link to="/portal/$ws/requests/$id" params={{ ws, id: request.id }} className={classes.row}>
      <span className={classes.rowHead}>
        <span className={classes.name}>{request.subject}</span>
        <StatusChip status={request.status} />
      </span>
      <span className={classes.meta}>
        <span className="tabular">{request.number}</span>
        <span>{request.category.name}</span>
        <AnswerLine request={request} />
      </span>
    </Link>
  );
}

/** When we answer; once that is late, that we are late; else when it last moved. */
export function AnswerLine({ request }: { request: OwnRequest }) {
  const { t } = useTranslation('portal');
  if (!request.answer_by) return <span>{t('requests.updated', { when: relative(request.updated_at) })}</span>;
  if (isOverdue(request)) return <span>{t('requests.late')}</span>;
  return <span>{t('requests.answerBy', { when: dateTime(request.answer_by) })}</span>;
}
