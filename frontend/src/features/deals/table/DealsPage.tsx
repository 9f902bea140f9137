import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconBriefcase, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { usePipelines } from '@/api/queries';
import { count } from '@/lib/formats';
import { useShortcuts } from '@/lib/shortcuts';
import { useTopics } from '@/live';
import { usePeekList } from '@/record/peek';
import { DataTable } from '@/ui/DataTable';
import { Page } from '@/ui/Page';
import { PageHeader } from '@/ui/PageHeader';
import { SearchBox } from '@/ui/SearchBox';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { Toolbar } from '@/ui/Toolbar';
import { useSelection } from '@/ui/useSelection';
import { Narrow } from '../Narrow';
import { NewDeal } from '../NewDeal';
import { NARROWED } from '../narrowed';
import { BulkBar } from './BulkBar';
import { useDealColumns } from './columns';
import { type DealSearch, useDealList, useDealSearch } from './useDealList';

export function DealsPage() {
  const door = useDoor();
  const navigate = useNavigate();
  const { t } = useTranslation('deals');
  const { search, change, clear, narrowed } = useDealSearch();
  const list = useDealList(search);
  const columns = useDealColumns();
  const peek = usePeekList(
    'deal',
    list.rows.map((deal) => deal.id),
  );
  const selection = useSelection(list.rows);
  const pipelines = usePipelines();
  const [adding, setAdding] = useState(false);
  useTopics('deals');
  const pipeline = pipelines.data?.find((one) => one.id === search.pipeline) ?? pipelines.data?.[0];
  useShortcuts([{ keys: 'c', label: t('new.title'), group: 'list', run: () => setAdding(true) }]);
  const add = pipeline && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('new.title')}
    </Button>
  );
  return (
    <Page
      header={<PageHeader title={t('title')} />}
      toolbar={
        <Toolbar label={t('board.toolbar')} action={add}>
          <SegmentedControl
            size="xs"
            aria-label={t('view.label')}
            value="table"
            onChange={() =>
              void navigate({
                ...(search.pipeline
                  ? { to: '/w/$ws/pipeline/$pipelineId', params: { ws: door.ws, pipelineId: search.pipeline } }
                  : { to: '/w/$ws/pipeline', params: { ws: door.ws } }),
                search: Object.fromEntries(NARROWED.map((name) => [name, search[name]])) as never,
              })
            }
            data={[
              { value: 'board', label: t('view.board') },
              { value: 'table', label: t('view.table') },
            ]}
          />
          <Filters search={search} change={change} />
        </Toolbar>
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : list.loading ? (
        <SkeletonRows />
      ) : list.rows.length === 0 ? (
        <EmptyState
          icon={IconBriefcase}
          title={narrowed ? t('table.noMatch') : t('table.empty')}
          text={narrowed ? t('table.noMatchText') : t('table.emptyText')}
          action={
            narrowed ? (
              <Button variant="default" onClick={clear}>
                {t('table.clear')}
              </Button>
            ) : (
              add
            )
          }
        />
      ) : (
        <DataTable
          label={t('title')}
          columns={columns}
          rows={list.rows}
          sort={search.sort}
          onSort={(sort) => change({ sort })}
          onOpen={(deal) => void navigate({ to: '/w/$ws/deals/$id', params: { ws: door.ws, id: deal.id } })}
          {...peek}
          selection={selection}
          selectLabel={(deal) => t('bulk.select', { title: deal.title })}
          onMore={list.more}
          loadingMore={list.loadingMore}
          footer={
            list.count && (
              <span className="tabular">{t('table.count', { shown: count(list.count), count: list.count.count })}</span>
            )
          }
        />
      )}
      {selection.ids.size > 0 && <BulkBar deals={list.rows} selection={selection} />}
      {pipeline && <NewDeal opened={adding} onClose={() => setAdding(false)} pipeline={pipeline} />}
    </Page>
  );
}

function Filters({ search, change }: { search: DealSearch; change: (next: Partial<DealSearch>) => void }) {
  const { t } = useTranslation('deals');
  const pipelines = usePipelines();
  return (
    <>
      <SearchBox label={t('table.search')} clear={t('clear')} q={search.q} onSearch={(q) => change({ q })} />
      <Select
        aria-label={t('field.pipeline')}
        placeholder={t('table.anyPipeline')}
        data={(pipelines.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
        value={search.pipeline ?? null}
        onChange={(value) => change({ pipeline: value ?? undefined, stage: undefined })}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        w={160}
        style={{ flexShrink: 0 }}
      />
      <Select
        aria-label={t('field.status')}
        placeholder={t('table.anyStatus')}
        data={(['open', 'won', 'lost'] as const).map((value) => ({ value, label: t(`status.${value}`) }))}
        value={search.status ?? null}
        onChange={(value) => change({ status: value ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        w={130}
        style={{ flexShrink: 0 }}
      />
      <Button
        variant={search.archived ? 'light' : 'default'}
        aria-pressed={search.archived ?? false}
        onClick={() => change({ archived: search.archived ? undefined : true })}
        style={{ flexShrink: 0 }}
      >
        {t('table.archived')}
      </Button>
      <Narrow by={search} change={change} searched />
    </>
  );
}
