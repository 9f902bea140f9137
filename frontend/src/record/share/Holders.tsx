import { Button } from '@mantine/core';
import { IconBuilding, IconUser, IconUsersGroup } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Share } from '@/api/types';
import { date } from '@/lib/formats';
import { confirmDialog } from '@/ui/dialogs';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { toastError } from '@/ui/toasts';
import { useShares, useShareWrites } from './api';
import classes from './Share.module.css';

/** Who has access by a share, with the way to stop each. Stopping one takes its button away, so the list has the focus. */
export function Holders({ object }: { object: string }) {
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place} tabIndex={-1} className={classes.place}>
      <List object={object} onStopped={() => place.current?.focus()} />
    </div>
  );
}

interface ListProps {
  object: string;
  onStopped: () => void;
}

function List({ object, onStopped }: ListProps) {
  const { t } = useTranslation('record');
  const shares = useShares(object);
  if (shares.isPending) return <SkeletonRows count={2} />;
  if (shares.isError) return <ErrorState error={shares.error} onRetry={() => void shares.refetch()} />;
  if (shares.data.length === 0)
    return <EmptyState icon={IconUsersGroup} title={t('share.empty')} text={t('share.emptyText')} />;
  return (
    <section aria-label={t('share.holders')}>
      <h3 className="section-label">{t('share.holders')}</h3>
      <ul className={classes.holders}>
        {shares.data.map((share) => (
          <Holder key={share.id} object={object} share={share} onStopped={onStopped} />
        ))}
      </ul>
    </section>
  );
}

function Holder({ object, share, onStopped }: ListProps & { share: Share }) {
  const { t } = useTranslation('record');
  const { stop } = useShareWrites(object);
  const Sign = share.grantee.kind === 'company' ? IconBuilding : IconUser;
  const ask = () =>
    confirmDialog({
      title: t('share.stopTitle', { who: share.grantee.name }),
      text: t('share.stopText'),
      confirm: t('share.stop'),
      onConfirm: () => void stop(share).then(onStopped, toastError),
    });
  return (
    <li className={classes.holder}>
      <Sign size={16} aria-hidden />
      <span className="truncate">{share.grantee.name}</span>
      <span className="text-3">
        {t(share.level === 'edit' ? 'level.write' : `level.${share.level}`)}
        {share.expires_at && `, ${t('share.ends', { date: date(share.expires_at) })}`}
        {share.fields.includes('amount') && `, ${t('share.withAmount')}`}
      </span>
      <Button variant="subtle" size="compact-xs" c="var(--danger)" onClick={ask}>
        {t('share.stop')}
      </Button>
    </li>
  );
}
