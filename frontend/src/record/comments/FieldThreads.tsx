import { useTranslation } from 'react-i18next';
import type { Comment } from '@/api/types';
import { useComments } from './api';
import classes from './Comments.module.css';
import { Composer } from './Composer';
import { Thread } from './Thread';

interface Props {
  about: string;
  field: string;
  roots: readonly Comment[];
  mayWrite: boolean;
}

/** What was said about one field, with room for the next question. */
export function FieldThreads({ about, field, roots, mayWrite }: Props) {
  const { t } = useTranslation('record');
  const { comments } = useComments(about);
  return (
    <div className={classes.fieldTalk}>
      {roots.length === 0 && <p className={classes.quiet}>{t('fieldTalk.none')}</p>}
      {roots.map((root) => (
        <Thread
          key={root.id}
          comment={root}
          replies={comments.filter((one) => one.parent_id === root.id).toReversed()}
          about={about}
          mayWrite={mayWrite}
        />
      ))}
      {mayWrite && <Composer about={about} field={field} placeholder={t('fieldTalk.placeholder')} />}
    </div>
  );
}
