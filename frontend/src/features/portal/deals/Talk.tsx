import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMembership } from '@/api/queries';
import { usePresence, useTopics } from '@/live';
import { Comments } from '@/record/comments/Comments';
import classes from '../Portal.module.css';

/** The conversation with staff about a deal; the server makes it ours alone. */
export function Talk({ id, mayWrite }: { id: string; mayWrite: boolean }) {
  const { t } = useTranslation('portal');
  const { comment }: { comment?: string } = useSearch({ strict: false });
  const me = useMembership();
  const about = `deal:${id}`;
  useTopics(about);
  usePresence(about, me?.member_id);
  return (
    <div className={classes.section}>
      <div className={classes.sectionHead}>
        <h2>{t('deals.comments')}</h2>
        <span className={classes.hint}>{t('deals.commentsRead')}</span>
      </div>
      <Comments
        about={about}
        mayWrite={mayWrite}
        quiet
        highlighted={comment}
        emptyText={t(mayWrite ? 'deals.noComments' : 'deals.readOnly')}
      />
    </div>
  );
}
