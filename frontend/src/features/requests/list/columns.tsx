import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { MemberRef, ServiceRequest } from '@/api/types';
import { AnswerBy, StatusChip, UrgencyChip } from '@/record/requests/chips';
import { Avatar } from '@/ui/Avatar';
import type { Column } from '@/ui/DataTable';
import { When } from '@/ui/When';
import classes from './Requests.module.css';

export function useRequestColumns(): readonly Column<ServiceRequest>[] {
  const door = useDoor();
  const { t } = useTranslation('requests');
  return useMemo(
    () => [
      {
        key: 'subject',
        title: t('field.subject'),
        width: 280,
        sort: ['subject', '-subject'] as const,
        cell: (request) => (
          <Link to="/w/$ws/requests/$id" params={{ ws: door.ws, id: request.id }} className="truncate">
            <span className="text-3 tabular">{request.number}</span> {request.subject}
          </Link>
        ),
      },
      {
        key: 'status',
        title: t('field.status'),
        width: 145,
        cell: (request) => <StatusChip status={request.status} />,
      },
      {
        key: 'answer_by',
        title: t('field.answer_by'),
        width: 215,
        sort: ['answer_by', '-answer_by'] as const,
        cell: (request) => (request.answer_by ? <AnswerBy at={request.answer_by} /> : null),
      },
      {
        key: 'urgency',
        title: t('field.urgency'),
        width: 105,
        cell: (request) => <UrgencyChip urgency={request.urgency} />,
      },
      {
        key: 'requester',
        title: t('field.requester'),
        width: 160,
        cell: (request) => <span>{request.company?.name ?? request.requester.name}</span>,
      },
      { key: 'category', title: t('field.category'), width: 120, wide: true, cell: (request) => request.category.name },
      {
        key: 'assignee',
        title: t('field.assignee'),
        width: 170,
        cell: (request) =>
          request.assignee ? <Who person={request.assignee} /> : <span className="text-3">{t('nobody')}</span>,
      },
      {
        key: 'updated',
        title: t('field.updated'),
        width: 130,
        sort: ['-updated', 'updated'] as const,
        wide: true,
        cell: (request) => <When at={request.updated_at} />,
      },
    ],
    [door.ws, t],
  );
}

function Who({ person }: { person: MemberRef }) {
  return (
    <span className={classes.who}>
      <Avatar person={person} size={20} hint={false} />
      <span className="truncate">{person.name}</span>
    </span>
  );
}
