import { IconInbox, IconLayoutKanban, IconMessage2, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { useUnread } from '@/api/queries';
import classes from './Shell.module.css';

/** A phone's four places, within the thumb's reach. */
export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation('shell');
  const { ws } = useDoor();
  const unread = useUnread().data?.count ?? 0;
  return (
    <nav className={classes.bottom} aria-label={t('bottomBar')}>
      <Link to="/w/$ws/inbox" params={{ ws }} className={classes.tab}>
        <IconInbox size={20} stroke={1.75} aria-hidden />
        {t('nav.inbox')}
        {unread > 0 && <span className={classes.badge}>{unread > 99 ? '99+' : unread}</span>}
      </Link>
      <Link to="/w/$ws/pipeline" params={{ ws }} className={classes.tab}>
        <IconLayoutKanban size={20} stroke={1.75} aria-hidden />
        {t('nav.pipeline')}
      </Link>
      <Link to="/w/$ws/requests" params={{ ws }} className={classes.tab}>
        <IconMessage2 size={20} stroke={1.75} aria-hidden />
        {t('nav.requests')}
      </Link>
      <button type="button" className={classes.tab} onClick={onSearch}>
        <IconSearch size={20} stroke={1.75} aria-hidden />
        {t('nav.search')}
      </button>
    </nav>
  );
}
