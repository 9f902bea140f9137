import { Button, SegmentedControl } from '@mantine/core';
import { IconMessage2 } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { useRequestCounts } from '@/api/queries';
import type { RequestCounts } from '@/api/types';
import { count } from '@/lib/formats';
import { useTopics } from '@/live';
import { usePeekList } from '@/record/peek';
import { useStatusWord } from '@/record/requests/chips';
import { DataTable } from '@/ui/DataTable';
import { Page } from '@/ui/Page';
import { PageHeader } from '@/ui/PageHeader';
import { SearchBox } from '@/ui/SearchBox';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { Toolbar } from '@/ui/Toolbar';
import { useRequestList } from '../api';
import { useRequestColumns } from './columns';
import classes from './Requests.module.css';
import { TABS, type Tab, useRequestSearch } from './search';

type Search = ReturnType<typeof useRequestSearch>;

/** What clients ask of us: the newest change first, the open ones first of all. */
export function RequestsPage() {
  const door = useDoor();
  const navigate = useNavigate();
  const { t } = useTranslation('requests');
  const search = useRequestSearch();
  const list = useRequestList(search.search);
  const peek = usePeekList(
    'request',
    list.rows.map((row) => row.id),
  );
  const columns = useRequestColumns();
  useTopics('requests');
  return (
    <Page header={<PageHeader title={t('title')} />} toolbar={<Filters {...search} />}>
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : list.loading ? (
        <SkeletonRows />
      ) : list.rows.length === 0 ? (
        <Empty {...search} />
      ) : (
        <DataTable
          label={t('title')}
          columns={columns}
          rows={list.rows}
          sort={search.search.sort ?? '-updated'}
          onSort={(sort) => search.change({ sort })}
          onOpen={(request) => void navigate({ to: '/w/$ws/requests/$id', params: { ws: door.ws, id: request.id } })}
          {...peek}
          onMore={list.more}
          loadingMore={list.loadingMore}
          footer={
            list.count && (
              <span className="tabular">{t('count', { shown: count(list.count), count: list.count.count })}</span>
            )
          }
        />
      )}
    </Page>
  );
}

function Empty({ search, narrowed, clear, change }: Search) {
  const { t } = useTranslation('requests');
  const elsewhere = search.tab !== 'open';
  const act = narrowed ? clear : () => change({ tab: 'open' });
  return (
    <EmptyState
      icon={IconMessage2}
      title={narrowed || elsewhere ? t('empty.noMatch') : t('empty.title')}
      text={narrowed ? t('empty.noMatchText') : t('empty.text')}
      action={
        (narrowed || elsewhere) && (
          <Button variant="default" onClick={act}>
            {narrowed ? t('common:clearFilters') : t('empty.showOpen')}
          </Button>
        )
      }
    />
  );
}

function Filters({ search, change }: Search) {
  const { t } = useTranslation('requests');
  const word = useStatusWord();
  const counts = useRequestCounts().data;
  const tabs = TABS.map((tab) => ({ value: tab, label: <Label tab={tab} counts={counts} word={word} /> }));
  return (
    <Toolbar label={t('filters')}>
      <SegmentedControl
        size="xs"
        aria-label={t('field.status')}
        value={search.tab}
        onChange={(tab) => change({ tab: tab as Tab })}
        data={tabs}
      />
      <Toggle
        on={search.assignee === 'me'}
        count={counts?.mine}
        onChange={(on) => change({ assignee: on ? 'me' : undefined })}
      >
        {t('mine')}
      </Toggle>
      <Toggle on={search.assignee === 'none'} onChange={(on) => change({ assignee: on ? 'none' : undefined })}>
        {t('unassigned')}
      </Toggle>
      <Toggle
        on={search.overdue ?? false}
        count={counts?.overdue}
        late
        onChange={(on) => change({ overdue: on || undefined })}
      >
        {t('overdue')}
      </Toggle>
      <SearchBox label={t('search')} clear={t('clear')} q={search.q} onSearch={(q) => change({ q })} />
    </Toolbar>
  );
}

interface LabelProps {
  tab: Tab;
  counts: RequestCounts | undefined;
  word: ReturnType<typeof useStatusWord>;
}

function Label({ tab, counts, word }: LabelProps) {
  const { t } = useTranslation('requests');
  const counted = tab === 'new' || tab === 'in_work' || tab === 'waiting' ? counts?.[tab] : undefined;
  return (
    <>
      {tab === 'open' ? t('open') : word(tab)}
      {counted ? <span className={classes.count}>{counted}</span> : null}
    </>
  );
}

interface ToggleProps {
  on: boolean;
  onChange: (on: boolean) => void;
  count?: number | undefined;
  late?: boolean;
  children: string;
}

function Toggle({ on, onChange, count: counted, late = false, children }: ToggleProps) {
  return (
    <Button
      variant="default"
      aria-pressed={on}
      className={clsx(on && classes.pressed)}
      onClick={() => onChange(!on)}
      style={{ flexShrink: 0 }}
    >
      {children}
      {counted ? <span className={clsx(classes.count, late && classes.late)}>{counted}</span> : null}
    </Button>
  );
}
