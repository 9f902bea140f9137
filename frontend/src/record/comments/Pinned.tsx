import { IconPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { usePinned } from './acts';
import { CommentBlock } from './CommentBlock';
import classes from './Comments.module.css';

/** What is worth seeing first, for staff; nothing pinned, nothing there. */
export function Pinned({ about }: { about: string }) {
  const { t } = useTranslation('record');
  const door = useDoor();
  const pinned = usePinned(about, door.kind === 'staff');
  const comments = pinned.data?.items.filter((one) => !one.deleted_at) ?? [];
  if (comments.length === 0) return null;
  return (
    <section className={classes.pinned} aria-label={t('comments.pinned')}>
      <h2 className="section-label">
        <IconPin size={12} aria-hidden /> {t('comments.pinned')}
      </h2>
      {comments.map((one) => (
        <CommentBlock key={one.id} comment={one} copy />
      ))}
    </section>
  );
}
