import { Button } from '@mantine/core';
import { IconEye, IconLock, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceRequest } from '@/api/types';
import { useShortcuts } from '@/lib/shortcuts';
import { Composer } from '@/record/comments/Composer';
import { readDraft } from '@/record/comments/drafts';
import type { MessageKind, RequestWrites } from '../api';
import classes from './Request.module.css';

interface Props {
  request: ServiceRequest;
  writes: RequestWrites;
}

const audienceOf = (request: ServiceRequest, kind: MessageKind) =>
  kind === 'reply' ? `member:${request.requester.id}` : 'internal';

/** What was begun in the last visit opens by itself. */
function begun(request: ServiceRequest): MessageKind | null {
  const has = (kind: MessageKind) => readDraft(`request:${request.id}/${audienceOf(request, kind)}`) !== null;
  return has('reply') ? 'reply' : has('note') ? 'note' : null;
}

/** Two doors that cannot be taken for each other: one to the client, one to colleagues. */
export function Answer({ request, writes }: Props) {
  const { t } = useTranslation('requests');
  const [kind, setKind] = useState<MessageKind | null>(() => begun(request));
  // What opens by itself leaves the focus where it is; what somebody opens is where they go on to type.
  const [opened, setOpened] = useState(false);
  const open = (next: MessageKind) => {
    setOpened(true);
    setKind(next);
  };
  const closed = request.status === 'closed';
  useShortcuts([
    { keys: 'r', label: t('answer.reply'), group: 'record', run: () => !closed && open('reply') },
    { keys: 'n', label: t('answer.note'), group: 'record', run: () => open('note') },
  ]);
  return (
    <section aria-label={t('answer.label')} className={classes.talk}>
      <div className={classes.ways}>
        <Button
          className={classes.toClient ?? ''}
          leftSection={<IconSend size={16} />}
          aria-expanded={kind === 'reply'}
          aria-keyshortcuts="R"
          disabled={closed}
          onClick={() => open('reply')}
        >
          {t('answer.reply')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconLock size={16} />}
          aria-expanded={kind === 'note'}
          aria-keyshortcuts="N"
          onClick={() => open('note')}
        >
          {t('answer.note')}
        </Button>
        {closed && <span className="text-3">{t('answer.closed')}</span>}
      </div>
      {kind && !(closed && kind === 'reply') && (
        <div className={classes.answer} data-kind={kind}>
          <p>
            {kind === 'reply' ? <IconEye size={16} aria-hidden /> : <IconLock size={16} aria-hidden />}
            {kind === 'reply' ? t('answer.replyRead', { name: request.requester.name }) : t('answer.noteRead')}
          </p>
          <Composer
            key={kind}
            autoFocus={opened}
            about={`request:${request.id}`}
            audience={audienceOf(request, kind)}
            placeholder={t(kind === 'reply' ? 'answer.replyText' : 'answer.noteText')}
            submit={t(kind === 'reply' ? 'answer.sendReply' : 'answer.saveNote')}
            send={async (body, files, id) => {
              await writes.write(kind, body, files, id);
              return null;
            }}
            onCancel={() => setKind(null)}
          />
        </div>
      )}
    </section>
  );
}
