import { Button, Tabs } from '@mantine/core';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { useDoor } from '@/api/door';
import { isNoAccess } from '@/api/errors';
import type { RequestStatus, ServiceRequest } from '@/api/types';
import { listOf } from '@/lib/walk';
import { useGone } from '@/live';
import { FileLinks } from '@/record/comments/FileLinks';
import { useFields } from '@/record/fields';
import { Here, useHere } from '@/record/Here';
import { useWalkKeys } from '@/record/peek';
import { StatusChip, useStatusWord } from '@/record/requests/chips';
import { tellsClient } from '@/record/requests/status';
import { Comments, Documents, Follow, Timeline } from '@/record/talk';
import { useTab } from '@/record/useTab';
import { Avatar } from '@/ui/Avatar';
import { InlineEdit } from '@/ui/InlineEdit';
import { LinkedText } from '@/ui/LinkedText';
import { announce } from '@/ui/LiveRegion';
import { lazyPart } from '@/ui/lazyPart';
import { Page } from '@/ui/Page';
import { PageHeader } from '@/ui/PageHeader';
import { useNarrow } from '@/ui/peeking';
import { ErrorState, NoAccess, SkeletonLines } from '@/ui/States';
import { When } from '@/ui/When';
import { useRequest, useRequestWrites } from '../api';
import { Rail } from './Rail';
import classes from './Request.module.css';
import { StatusSteps } from './StatusSteps';

const Answer = lazyPart(() => import('./Answer').then((module) => module.Answer));

export function RequestPage() {
  const { id = '' } = useParams({ strict: false });
  return <RequestView id={id} />;
}

/** The same beside a list. */
export function RequestView({ id }: { id: string }) {
  const { t } = useTranslation('requests');
  const { ws } = useDoor();
  const request = useRequest(id);
  const gone = useGone(`request:${id}`);
  useWalkKeys(`request:${id}`);
  const back = (
    <Button variant="default" component={Link} to={`/w/${ws}/requests`}>
      {t('page.toList')}
    </Button>
  );
  const plain = (content: ReactNode) => <Page header={<PageHeader title={t('title')} />}>{content}</Page>;
  if (gone) return plain(<NoAccess title={t('page.goneTitle')} text={t('page.goneText')} action={back} />);
  if (isNoAccess(request.error)) return plain(<NoAccess action={back} />);
  if (request.isError && !request.data)
    return plain(<ErrorState error={request.error} onRetry={() => void request.refetch()} />);
  if (!request.data) return plain(<SkeletonLines count={8} />);
  return <Loaded key={id} request={request.data} />;
}

function Loaded({ request }: { request: ServiceRequest }) {
  const { t } = useTranslation('requests');
  const { ws } = useDoor();
  const about = `request:${request.id}`;
  const presence = useHere(about);
  const writes = useRequestWrites(request);
  const fieldLabel = (name: string) => t(`field.${name.replace('_id', '')}` as 'field.urgency');
  const field = useFields({
    about,
    presence,
    save: writes.save,
    readOnly: !can(request, 'request.work'),
    label: fieldLabel,
    mayComment: can(request, 'request.comment'),
  });
  const word = useStatusWord();
  const from = listOf(about);
  const narrow = useNarrow();
  const move = async (status: RequestStatus) => {
    const said = t('page.became', { status: word(status) });
    if ((await writes.become(status, said)) && tellsClient(request.status, status)) announce(said);
  };
  const rail = <Rail request={request} writes={writes} field={field} />;
  return (
    <Page
      header={
        <PageHeader
          crumbs={
            <Link to={from?.to ?? '/w/$ws/requests'} params={{ ws }} search={from?.search as never}>
              {t('title')}
            </Link>
          }
          title={request.number}
          presence={<Here people={presence.people} fieldLabel={fieldLabel} />}
          menu={<Follow about={about} />}
        />
      }
    >
      <div className={classes.request}>
        <div className={classes.head}>
          <InlineEdit {...field('subject')} className={classes.title ?? ''} value={request.subject} required />
          {can(request, 'request.work') ? (
            <StatusSteps request={request} onMove={(status) => void move(status)} />
          ) : (
            <StatusChip status={request.status} />
          )}
        </div>
        {narrow ? (
          <Talk request={request} writes={writes} details={rail} />
        ) : (
          <div className={classes.columns}>
            <Talk request={request} writes={writes} />
            <aside aria-label={t('page.details')}>{rail}</aside>
          </div>
        )}
      </div>
    </Page>
  );
}

interface TalkProps {
  request: ServiceRequest;
  writes: ReturnType<typeof useRequestWrites>;
  /** a narrow screen has them as a tab */
  details?: ReactNode;
}

function Talk({ request, writes, details }: TalkProps) {
  const { t } = useTranslation('requests');
  const { comment }: { comment?: string } = useSearch({ strict: false });
  const about = `request:${request.id}`;
  const tab = useTab(['talk', ...(details ? ['details'] : []), 'documents', 'changes'], 'talk');
  return (
    <Tabs {...tab} keepMounted={false} style={{ minWidth: 0 }}>
      <Tabs.List>
        <Tabs.Tab value="talk">{t('page.talk')}</Tabs.Tab>
        {details && <Tabs.Tab value="details">{t('page.details')}</Tabs.Tab>}
        <Tabs.Tab value="documents">{t('documents:title')}</Tabs.Tab>
        <Tabs.Tab value="changes">{t('page.changes')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="talk" pt="md">
        <div className={classes.talk}>
          <Asked request={request} />
          <Comments about={about} mayWrite={false} quiet highlighted={comment} emptyText={t('page.noAnswer')} />
          {can(request, 'request.comment') && <Answer request={request} writes={writes} />}
        </div>
      </Tabs.Panel>
      {details && (
        <Tabs.Panel value="details" pt="md">
          {details}
        </Tabs.Panel>
      )}
      <Tabs.Panel value="documents" pt="md">
        <Documents about={about} mayAdd={can(request, 'request.work')} />
      </Tabs.Panel>
      <Tabs.Panel value="changes" pt="md">
        <Timeline about={about} mayWrite={false} only="changes" />
      </Tabs.Panel>
    </Tabs>
  );
}

/** What the client wrote when sending it. */
function Asked({ request }: { request: ServiceRequest }) {
  return (
    <article className={classes.asked} aria-label={request.subject}>
      <Avatar person={request.requester} size={28} hint={false} />
      <div>
        <header className={classes.byline}>
          <b>{request.requester.name}</b>
          {request.company && <span className="text-3">{request.company.name}</span>}
          <span className="text-3">
            <When at={request.created_at} />
          </span>
        </header>
        <p className={classes.text}>
          <LinkedText text={request.text} />
        </p>
        <FileLinks files={request.files} />
      </div>
    </article>
  );
}
