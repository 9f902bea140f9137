import { Button, Select } from '@mantine/core';
import { type Icon, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '@/lib/formats';
import { useShortcuts } from '@/lib/shortcuts';
import { useTopics } from '@/live';
import { usePeekList } from '@/record/peek';
import { type Column, DataTable } from '@/ui/DataTable';
import { Page } from '@/ui/Page';
import { PageHeader } from '@/ui/PageHeader';
import { SearchBox } from '@/ui/SearchBox';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { Toolbar } from '@/ui/Toolbar';
import { type Noun, type Nouns, type RecordSearch, useRecordList, useRecordSearch } from './useRecords';

const KINDS = { companies: 'company', people: 'person', products: 'product' } as const;

interface Props<N extends Noun> {
  noun: N;
  icon: Icon;
  columns: readonly Column<Nouns[N]>[];
  onOpen: (record: Nouns[N]) => void;
  mayAdd: boolean;
  /** the dialog for a new one */
  adding: (opened: boolean, onClose: () => void) => ReactNode;
  relations?: boolean;
  extra?: ReactNode;
}

/** A list of companies, people or products: search, filters, sort, pages, and a new one. */
export function ListPage<N extends Noun>({ noun, icon, columns, onOpen, mayAdd, adding, relations, extra }: Props<N>) {
  const { t } = useTranslation('records');
  const nouns: Noun = noun;
  const { search, change, clear, narrowed } = useRecordSearch();
  const list = useRecordList(noun, { sort: 'name', ...search });
  const [opened, setOpened] = useState(false);
  const peek = usePeekList(
    KINDS[nouns],
    list.rows.map((row) => row.id),
  );
  useTopics(noun);
  useShortcuts(mayAdd ? [{ keys: 'c', label: t(`${nouns}.new`), group: 'list', run: () => setOpened(true) }] : []);
  const add = mayAdd && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpened(true)}>
      {t(`${nouns}.new`)}
    </Button>
  );
  return (
    <Page
      header={<PageHeader title={t(`${nouns}.title`)} />}
      toolbar={
        <Toolbar label={t(`${nouns}.title`)} action={add}>
          <Filters search={search} change={change} relations={relations ?? false} />
          {extra}
        </Toolbar>
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : list.loading ? (
        <SkeletonRows />
      ) : list.rows.length === 0 ? (
        <EmptyState
          icon={icon}
          title={narrowed ? t('noMatch') : t(`${nouns}.empty`)}
          text={narrowed ? t('noMatchText') : t(`${nouns}.emptyText`)}
          action={
            narrowed ? (
              <Button variant="default" onClick={clear}>
                {t('clearFilters')}
              </Button>
            ) : (
              add
            )
          }
        />
      ) : (
        <DataTable
          label={t(`${nouns}.title`)}
          columns={columns}
          rows={list.rows}
          sort={search.sort ?? 'name'}
          onSort={(sort) => change({ sort })}
          onOpen={onOpen}
          {...peek}
          onMore={list.more}
          loadingMore={list.loadingMore}
          footer={
            list.count && (
              <span className="tabular">
                {t(`${nouns}.count`, { shown: count(list.count), count: list.count.count })}
              </span>
            )
          }
        />
      )}
      {adding(opened, () => setOpened(false))}
    </Page>
  );
}

interface FilterProps {
  search: RecordSearch;
  change: (next: Partial<RecordSearch>) => void;
  relations: boolean;
}

function Filters({ search, change, relations }: FilterProps) {
  const { t } = useTranslation('records');
  return (
    <>
      <SearchBox label={t('search')} clear={t('clear')} q={search.q} onSearch={(q) => change({ q })} width={220} />
      {relations && (
        <Select
          aria-label={t('field.relation')}
          placeholder={t('anyRelation')}
          data={(['client', 'partner', 'none'] as const).map((value) => ({ value, label: t(`relation.${value}`) }))}
          value={search.relation ?? null}
          onChange={(value) => change({ relation: value ?? undefined })}
          clearable
          clearButtonProps={{ 'aria-label': t('clear') }}
          w={150}
          style={{ flexShrink: 0 }}
        />
      )}
      <Button
        variant={search.archived ? 'light' : 'default'}
        aria-pressed={search.archived ?? false}
        onClick={() => change({ archived: search.archived ? undefined : true })}
        style={{ flexShrink: 0 }}
      >
        {t('archived')}
      </Button>
    </>
  );
}
