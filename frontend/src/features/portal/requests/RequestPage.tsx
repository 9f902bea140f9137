import { Button } from '@mantine/core';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { useMembership } from '@/api/queries';
import type { OwnRequest } from '@/api/types';
import { dateTime } from '@/lib/formats';
import { useGone, usePresence, useTopics } from '@/live';
import { Comments } from '@/record/comments/Comments';
import { Composer } from '@/record/comments/Composer';
import { FileLinks } from '@/record/comments/FileLinks';
import { useStatusWord } from '@/record/requests/chips';
import { isOverdue, STATUSES, standing } from '@/record/requests/status';
import { LinkedText } from '@/ui/LinkedText';
import { useOwnRequest, useOwnRequestWrites } from '../api';
import { Frame, Loaded, Responsible } from '../Frame';
import classes from '../Portal.module.css';
import { Steps } from '../Steps';
import { Decide } from './Decide';

export function RequestPage() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  const request = useOwnRequest(id);
  const gone = useGone(`request:${id}`);
  const back = (
    <Button variant="default" renderRoot={(props) => <Link to="/portal/$ws/requests" params={{ ws }} {...props} />}>
      {t('requests.toList')}
    </Button>
  );
  return (
    <Loaded query={request} gone={gone} goneTitle={t('gone.request')} back={back}>
      {(data) => <Shown key={id} request={data} />}
    </Loaded>
  );
}

function Shown({ request }: { request: OwnRequest }) {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  const me = useMembership();
  const word = useStatusWord();
  const about = `request:${request.id}`;
  useTopics(about);
  // Staff see that their client is here; the client sees who is responsible.
  usePresence(about, me?.member_id);
  const above = (
    <>
      <Link to="/portal/$ws/requests" params={{ ws }}>
        {t('requests.mine')}
      </Link>
      <span className="tabular">{request.number}</span>
    </>
  );
  // Only some are asked back: for the others it is no step.
  const way = STATUSES.filter((status) => status !== 'waiting' || request.status === 'waiting');
  const steps = way.map((status) => ({ name: word(status), state: standing(status, request.status) }));
  return (
    <Frame title={request.subject} above={above}>
      <section className={classes.panel} aria-label={t('requests.status')}>
        <Steps steps={steps} label={t('requests.status')} />
      </section>
      <Decide request={request} />
      <Facts request={request} />
      <Conversation request={request} />
    </Frame>
  );
}

function Facts({ request }: { request: OwnRequest }) {
  const { t } = useTranslation(['portal', 'record']);
  const { ws } = useDoor();
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('requests.responsible')}</dt>
        <dd>
          <Responsible person={request.assignee} />
        </dd>
      </div>
      {request.answer_by && (
        <div>
          <dt>{t('requests.weAnswer')}</dt>
          <dd>{isOverdue(request) ? t('requests.late') : dateTime(request.answer_by)}</dd>
        </div>
      )}
      <div>
        <dt>{t('requests.category')}</dt>
        <dd>{request.category.name}</dd>
      </div>
      <div>
        <dt>{t('form.urgency')}</dt>
        <dd>{t(`record:urgency.${request.urgency}`)}</dd>
      </div>
      {request.deal && (
        <div>
          <dt>{t('requests.deal')}</dt>
          <dd>
            <Link to="/portal/$ws/deals/$id" params={{ ws, id: request.deal.id }}>
              {request.deal.title}
            </Link>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Conversation({ request }: { request: OwnRequest }) {
  const { t } = useTranslation('portal');
  const { comment }: { comment?: string } = useSearch({ strict: false });
  const { reply } = useOwnRequestWrites(request.id);
  const about = `request:${request.id}`;
  const mayWrite = request.abilities.includes('request.comment') && request.status !== 'closed';
  return (
    <div className={classes.section}>
      <div className={classes.sectionHead}>
        <h2>{t('requests.conversation')}</h2>
      </div>
      <article className={classes.panel} aria-label={t('requests.asked')}>
        <p className={classes.hint}>{t('requests.sentAt', { when: dateTime(request.created_at) })}</p>
        <p className={classes.asked}>
          <LinkedText text={request.text} />
        </p>
        <FileLinks files={request.files} />
      </article>
      <Comments about={about} mayWrite={false} quiet highlighted={comment} emptyText={t('requests.noAnswer')} />
      {mayWrite && request.status === 'waiting' && <p className={classes.hint}>{t('requests.waiting')}</p>}
      {mayWrite && (
        <Composer
          about={about}
          placeholder={t('requests.reply')}
          submit={t('requests.send')}
          send={async (body, files, id) => {
            await reply(body, files, id);
            return null;
          }}
        />
      )}
    </div>
  );
}
