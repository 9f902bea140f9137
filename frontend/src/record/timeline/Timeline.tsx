import { Button, SegmentedControl } from '@mantine/core';
import {
  type Icon,
  IconArchive,
  IconArrowRight,
  IconFile,
  IconFlag,
  IconHistory,
  IconNote,
  IconPackage,
  IconPencil,
  IconPhone,
  IconPlus,
  IconShare,
  IconUsers,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineFilter, TimelineItem } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { When } from '@/ui/When';
import { useScrollTo } from '../comments/Comments';
import { Pinned } from '../comments/Pinned';
import { Thread } from '../comments/Thread';
import { WaitingComments } from '../comments/WaitingComments';
import { useTimeline } from './api';
import { Change, currenciesOf } from './Change';
import { byDay, type Entry } from './group';
import classes from './Timeline.module.css';

const SIGNS: Partial<Record<TimelineItem['kind'], Icon>> = {
  opened: IconPlus,
  moved: IconArrowRight,
  closed: IconFlag,
  reopened: IconHistory,
  call: IconPhone,
  note: IconNote,
  shared: IconShare,
  share_ended: IconShare,
  archived: IconArchive,
  restored: IconArchive,
  file: IconFile,
  line: IconPackage,
  people: IconUsers,
};
const FILTERS: readonly TimelineFilter[] = ['all', 'comments', 'changes', 'calls', 'files'];

interface Props {
  about: string;
  mayWrite: boolean;
  highlighted?: string | undefined;
  /** one kind of news, without the choice */
  only?: TimelineFilter;
  /** of the record's amounts, now */
  currency?: string | null;
}

/** Everything that happened to a record, newest first, with what was said in between. */
export function Timeline({ about, mayWrite, highlighted, only, currency = null }: Props) {
  const { t } = useTranslation('record');
  const [filter, setFilter] = useState<TimelineFilter>(only ?? 'all');
  const { items, isPending, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTimeline(
    about,
    filter,
  );
  useScrollTo(highlighted, items.length);
  const currencies = currenciesOf(items, currency);
  return (
    <section aria-label={t('timeline.label')}>
      {!only && (
        <SegmentedControl
          size="xs"
          value={filter}
          onChange={(value) => setFilter(value as TimelineFilter)}
          data={FILTERS.map((value) => ({ value, label: t(`timeline.${value}`) }))}
          aria-label={t('timeline.filter')}
        />
      )}
      {filter !== 'changes' && <Pinned about={about} />}
      <WaitingComments about={about} />
      {isError && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isPending && <SkeletonRows count={5} />}
      {!isPending && !isError && items.length === 0 && (
        <EmptyState icon={IconHistory} title={t('timeline.empty')} text={t('timeline.emptyText')} />
      )}
      {byDay(items).map((day) => (
        <div key={day.label} className={classes.day}>
          <h2 className="section-label">{day.label}</h2>
          {day.entries.map((entry) => (
            <Line
              key={entry.item.id}
              entry={entry}
              about={about}
              mayWrite={mayWrite}
              highlighted={highlighted}
              currency={currencies.get(entry.item.id) ?? null}
            />
          ))}
        </div>
      ))}
      {hasNextPage && (
        <Button variant="subtle" size="compact-xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('timeline.older')}
        </Button>
      )}
    </section>
  );
}

function Line({ entry, about, mayWrite, highlighted, currency = null }: { entry: Entry } & Props) {
  const { item, replies } = entry;
  if (item.comment)
    return (
      <Thread comment={item.comment} replies={replies} about={about} mayWrite={mayWrite} highlighted={highlighted} />
    );
  if (item.activity) return <Activity item={item} />;
  const Sign = SIGNS[item.kind] ?? IconPencil;
  return (
    <p className={classes.event}>
      <Sign size={16} aria-hidden />
      <span className={classes.what}>
        {item.actor && <b>{item.actor.name}</b>} <Change item={item} currency={currency} />
      </span>
      <When at={item.at} />
    </p>
  );
}

function Activity({ item }: { item: TimelineItem }) {
  const { t } = useTranslation('record');
  const { activity } = item;
  if (!activity) return null;
  const Sign = activity.kind === 'call' ? IconPhone : IconNote;
  return (
    <article className={classes.activity}>
      {item.actor && <Avatar person={item.actor} size={28} hint={false} />}
      <div>
        <header className={classes.byline}>
          <b>{item.actor?.name}</b>
          <Sign size={14} aria-hidden />
          <span className="text-3">
            {t(activity.kind === 'call' ? 'activity.call' : 'activity.note')}
            {activity.duration_minutes ? `, ${t('activity.minutes', { count: activity.duration_minutes })}` : ''}
          </span>
          <When at={activity.happened_at} />
        </header>
        {activity.text && <p className={classes.said}>{activity.text}</p>}
      </div>
    </article>
  );
}
