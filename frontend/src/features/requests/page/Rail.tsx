import { Button } from '@mantine/core';
import { IconBriefcase } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { useDoor } from '@/api/door';
import { useDirectory, useMembership, useSession, useWorkspace } from '@/api/queries';
import type { MemberRef, ServiceRequest } from '@/api/types';
import { Attribute } from '@/record/Attribute';
import type { Field } from '@/record/fields';
import { AnswerBy, UrgencyChip } from '@/record/requests/chips';
import { URGENCIES } from '@/record/requests/status';
import { Avatar } from '@/ui/Avatar';
import { InlineEdit } from '@/ui/InlineEdit';
import { lazyDialog } from '@/ui/lazyDialog';
import { MemberPicker } from '@/ui/MemberPicker';
import { When } from '@/ui/When';
import { type RequestWrites, useCategories } from '../api';
import classes from './Request.module.css';

const MakeDeal = lazyDialog(() => import('./MakeDeal').then((module) => module.MakeDeal));

interface Props {
  request: ServiceRequest;
  writes: RequestWrites;
  field: Field;
}

/** What is known about the request; what may be changed is changed where it stands. */
export function Rail({ request, writes, field }: Props) {
  const { t } = useTranslation(['requests', 'record']);
  const categories = useCategories();
  const offered = (categories.data ?? []).map((one) => ({ value: one.id, label: one.name }));
  const options = offered.some((one) => one.value === request.category.id)
    ? offered
    : [...offered, { value: request.category.id, label: request.category.name }];
  const named = (id: string | null) => options.find((one) => one.value === id)?.label ?? '';
  return (
    <div className={classes.rail}>
      <AssigneeField request={request} writes={writes} />
      <Attribute label={t('field.answer_by')} plain>
        <AnswerBy at={request.answer_by} />
      </Attribute>
      <Attribute label={t('field.urgency')}>
        <InlineEdit
          {...field('urgency')}
          kind="select"
          value={request.urgency}
          display={<UrgencyChip urgency={request.urgency} />}
          options={URGENCIES.map((value) => ({ value, label: t(`record:urgency.${value}`) }))}
        />
      </Attribute>
      <Attribute label={t('field.category')}>
        <InlineEdit
          {...field('category_id', (value) => ({ category: { id: value ?? '', name: named(value) } }))}
          kind="select"
          value={request.category.id}
          describe={named}
          options={options}
        />
      </Attribute>
      <Attribute label={t('field.requester')} plain>
        <span className={classes.pair}>
          <Avatar person={request.requester} size={20} hint={false} />
          <span className="truncate">{request.requester.name}</span>
        </span>
      </Attribute>
      <CompanyAndDeal request={request} writes={writes} />
      <Attribute label={t('field.created')} plain>
        <When at={request.created_at} />
      </Attribute>
    </div>
  );
}

function CompanyAndDeal({ request, writes }: { request: ServiceRequest; writes: RequestWrites }) {
  const { t } = useTranslation('requests');
  const { ws } = useDoor();
  const [making, setMaking] = useState(false);
  const workspace = useWorkspace();
  const mayMake = can(request, 'request.work') && can(workspace.data, 'deal.create');
  return (
    <>
      <Attribute label={t('field.company')} plain>
        {request.company ? (
          <Link to="/w/$ws/companies/$id" params={{ ws, id: request.company.id }}>
            {request.company.name}
          </Link>
        ) : (
          <span className="text-3">—</span>
        )}
      </Attribute>
      <Attribute label={t('field.deal')} plain>
        {request.deal ? (
          <Link to="/w/$ws/deals/$id" params={{ ws, id: request.deal.id }}>
            <span className="tabular">{request.deal.number}</span> {request.deal.title}
          </Link>
        ) : mayMake ? (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconBriefcase size={14} />}
            onClick={() => setMaking(true)}
          >
            {t('makeDeal.button')}
          </Button>
        ) : (
          <span className="text-3">—</span>
        )}
      </Attribute>
      {making && <MakeDeal request={request} writes={writes} opened onClose={() => setMaking(false)} />}
    </>
  );
}

/** Myself as the server names members. */
function useMe(): MemberRef | null {
  const mine = useMembership();
  const user = useSession().data?.user;
  if (!mine || !user) return null;
  return { id: mine.member_id, name: user.name, kind: 'staff', colour: user.colour, company: null, active: true };
}

function AssigneeField({ request, writes }: { request: ServiceRequest; writes: RequestWrites }) {
  const { t } = useTranslation('requests');
  const [q, setQ] = useState('');
  const me = useMe();
  const mayAssign = can(request, 'request.assign');
  const directory = useDirectory(q, 'staff', mayAssign);
  const assign = (person: MemberRef | null) =>
    void writes.assign(person, person ? t('page.assigned', { name: person.name }) : t('page.unassigned'));
  if (!mayAssign)
    return (
      <Attribute label={t('field.assignee')} plain>
        {request.assignee ? (
          <span className={classes.pair}>
            <Avatar person={request.assignee} size={20} hint={false} />
            <span className="truncate">{request.assignee.name}</span>
          </span>
        ) : (
          <span className="text-3">{t('nobody')}</span>
        )}
      </Attribute>
    );
  return (
    <Attribute label={t('field.assignee')}>
      <div className={classes.stack}>
        <MemberPicker
          label={t('field.assignee')}
          hideLabel
          value={request.assignee}
          options={directory.data ?? []}
          query={q}
          onQuery={setQ}
          loading={directory.isFetching}
          clearable
          onChange={assign}
        />
        {me && request.assignee?.id !== me.id && (
          <Button variant="subtle" size="compact-xs" onClick={() => assign(me)}>
            {t('takeIt')}
          </Button>
        )}
      </div>
    </Attribute>
  );
}
