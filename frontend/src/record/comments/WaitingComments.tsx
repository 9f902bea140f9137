import { Button, Group } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { outbox, type Waiting } from '@/api/outbox';
import { useSession } from '@/api/queries';
import { Avatar } from '@/ui/Avatar';
import { useWaiting } from '../waiting';
import classes from './Comments.module.css';
import { withoutTokens } from './drafts';

/** What I have written about a record and nobody else has got yet. */
export function WaitingComments({ about, parentId = null }: { about: string; parentId?: string | null }) {
  const waiting = useWaiting(about).filter(({ what }) => what.kind === 'comment' && what.parentId === parentId);
  return waiting.map((entry) => <WaitingComment key={entry.id} entry={entry} />);
}

function WaitingComment({ entry }: { entry: Waiting }) {
  const { t } = useTranslation('record');
  const me = useSession().data?.user;
  if (entry.what.kind !== 'comment') return null;
  const refused = entry.state === 'refused';
  return (
    <article className={classes.comment} aria-label={t('comment.waiting')} data-refused={refused || undefined}>
      {me && <Avatar person={me} size={28} hint={false} />}
      <div className={classes.main}>
        <p className={`${classes.text} ${refused ? '' : classes.unsent}`}>{withoutTokens(entry.what.text).text}</p>
        {refused ? (
          <Group gap={6} role="alert">
            <span className={classes.failed}>{t('comment.refused', { reason: entry.reason })}</span>
            <Button size="compact-xs" variant="default" onClick={() => void outbox.again(entry)}>
              {t('common:retry')}
            </Button>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => outbox.drop(entry.id)}>
              {t('comment.discard')}
            </Button>
          </Group>
        ) : (
          <span className={classes.waits}>
            <IconClock size={14} aria-hidden /> {t('common:willSend')}
          </span>
        )}
      </div>
    </article>
  );
}
