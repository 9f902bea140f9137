import { useTranslation } from 'react-i18next';
import { useTyping } from '@/live';
import classes from './Comments.module.css';

/** "Anna is typing…": its line is always there, so that nothing jumps. */
export function Typing({ about }: { about: string }) {
  const { t } = useTranslation('record');
  const { typers } = useTyping(about, 'internal');
  const names = typers.map((one) => one.name);
  return (
    <div className={classes.typing} aria-live="polite">
      {names.length > 0 && t('typing', { count: names.length, names: names.join(', ') })}
    </div>
  );
}
