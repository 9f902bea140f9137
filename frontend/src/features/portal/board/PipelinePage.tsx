import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconLayoutKanban } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { SharedPipeline } from '@/api/types';
import { useGone, useTopics } from '@/live';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, NoAccess, SkeletonRows } from '@/ui/States';
import { Toolbar } from '@/ui/Toolbar';
import { usePageTitle } from '@/ui/usePageTitle';
import { useSharedPipelines } from './api';
import { Board } from './Board';
import classes from './Board.module.css';
import { Filters } from './Filters';
import { useTableSearch } from './search';
import { Table } from './Table';

/** A pipeline shared with the partner's company: as a board or as a table. */
export function PipelinePage() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  const pipelines = useSharedPipelines();
  const gone = useGone(`pipeline:${id}`);
  useTopics('deals', `pipeline:${id}`);
  const pipeline = pipelines.data?.find((one) => one.id === id);
  if (pipelines.isError && !pipelines.data)
    return <ErrorState error={pipelines.error} onRetry={() => void pipelines.refetch()} />;
  if (!pipelines.data) return <SkeletonRows />;
  if (pipelines.data.length === 0 && !gone)
    return <EmptyState icon={IconLayoutKanban} title={t('pipelines.none')} text={t('pipelines.noneText')} />;
  if (gone || !pipeline) {
    const back = (
      <Button variant="default" renderRoot={(props) => <Link to="/portal/$ws/deals" params={{ ws }} {...props} />}>
        {t('deals.toList')}
      </Button>
    );
    return <NoAccess {...(gone ? { title: t('gone.pipeline'), text: t('gone.text') } : {})} action={back} />;
  }
  return <Shown key={id} pipeline={pipeline} all={pipelines.data} />;
}

function Shown({ pipeline, all }: { pipeline: SharedPipeline; all: readonly SharedPipeline[] }) {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  const navigate = useNavigate();
  const table = useTableSearch();
  usePageTitle(pipeline.name);
  const toolbar = (
    <Toolbar label={t('pipelines.toolbar')}>
      {all.length > 1 ? (
        <Select
          size="xs"
          aria-label={t('pipelines.switch')}
          data={all.map((one) => ({ value: one.id, label: one.name }))}
          value={pipeline.id}
          onChange={(id) => id && void navigate({ to: '/portal/$ws/pipelines/$id', params: { ws, id } })}
          w={220}
        />
      ) : (
        <span className={classes.name}>{pipeline.name}</span>
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('view.label')}
        value={table.view}
        onChange={(view) => table.show(view as 'board' | 'table')}
        data={[
          { value: 'board', label: t('view.board') },
          { value: 'table', label: t('view.table') },
        ]}
      />
      {table.view === 'table' && <Filters {...table} />}
    </Toolbar>
  );
  return (
    <Page header={<h1 className="visually-hidden">{pipeline.name}</h1>} toolbar={toolbar}>
      {table.view === 'board' ? <Board pipeline={pipeline} /> : <Table pipeline={pipeline.id} table={table} />}
    </Page>
  );
}
