import { IconBell } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notification } from '@/api/types';
import { Facts } from '@/record/timeline/Facts';
import { Avatar } from '@/ui/Avatar';
import { When } from '@/ui/When';
import classes from './Notice.module.css';

interface Props {
  notice: Notification;
  onOpen: (notice: Notification) => void;
  active?: boolean;
  /** the record's title stands above already */
  grouped?: boolean;
}

/** Who did what, where and when. A record out of sight leaves a line that leads nowhere. */
export function Notice({ notice, onOpen, active = false, grouped = false }: Props) {
  const { t } = useTranslation('inbox');
  const unread = notice.read_at === null;
  return (
    <button
      type="button"
      className={classes.notice}
      data-unread={unread || undefined}
      data-active={active || undefined}
      disabled={notice.url === null}
      onClick={() => onOpen(notice)}
    >
      <span className={`${classes.dot} ${unread ? classes.unread : ''}`}>
        {unread && <span className="visually-hidden">{t('unread')}</span>}
      </span>
      {notice.actor ? (
        <Avatar person={notice.actor} size={28} hint={false} />
      ) : (
        <IconBell size={20} stroke={1.5} aria-hidden />
      )}
      <span>
        <span className={classes.what}>
          <What notice={notice}>{!grouped && notice.title && <span className="text-3"> · {notice.title}</span>}</What>
        </span>
        {notice.text && <span className={classes.text}>{notice.text}</span>}
      </span>
      <span className={classes.when}>
        <When at={notice.at} />
      </span>
    </button>
  );
}

/** Who did what; of a change, what it changed. */
export function What({ notice, children }: { notice: Notification; children?: ReactNode }) {
  const { t } = useTranslation('inbox');
  const who = notice.actor?.name ?? t('somebody');
  const [first, ...more] = notice.facts;
  if (notice.title === null) return t('gone');
  if (first)
    return (
      <Facts who={who} facts={[first, ...more]}>
        {children}
      </Facts>
    );
  return (
    <>
      {t(`what.${notice.kind}`, { who })}
      {children}
    </>
  );
}
