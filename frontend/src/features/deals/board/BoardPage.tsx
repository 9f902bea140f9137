import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconLayoutKanban, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { useDirectory, usePipelines } from '@/api/queries';
import type { MemberRef, Pipeline } from '@/api/types';
import { useShortcuts } from '@/lib/shortcuts';
import { useTopics } from '@/live';
import { Here, useHere } from '@/record/Here';
import { useWalkSource } from '@/record/peek';
import { lazyDialog } from '@/ui/lazyDialog';
import { Page } from '@/ui/Page';
import { PageHeader } from '@/ui/PageHeader';
import { EmptyState, ErrorState, NoAccess, SkeletonCards } from '@/ui/States';
import { Toolbar } from '@/ui/Toolbar';
import { Narrow } from '../Narrow';
import { NewDeal } from '../NewDeal';
import { type Narrowed, useNarrowed } from '../narrowed';
import { useBoard } from './api';
import classes from './Board.module.css';
import { ClosedColumn } from './ClosedColumn';
import { Column } from './Column';
import { useDrops } from './drag';
import { useGlides } from './glide';
import { PipelineMenu } from './PipelineMenu';
import { Summary } from './Summary';
import { useMove } from './useMove';

const ReasonDialog = lazyDialog(() => import('./ReasonDialog').then((module) => module.ReasonDialog));

export function BoardPage() {
  const { pipelineId } = useParams({ strict: false });
  const { t } = useTranslation('deals');
  const door = useDoor();
  const pipelines = usePipelines();
  const pipeline = pipelineId ? pipelines.data?.find((one) => one.id === pipelineId) : pipelines.data?.[0];
  // A pipeline that is new, from an import say, may not be in the list from before.
  if (pipelines.isPending || (!pipeline && pipelines.isFetching))
    return (
      <Page header={<PageHeader title={t('board.title')} />}>
        <SkeletonCards />
      </Page>
    );
  if (pipelines.isError)
    return (
      <Page header={<PageHeader title={t('board.title')} />}>
        <ErrorState error={pipelines.error} onRetry={() => void pipelines.refetch()} />
      </Page>
    );
  if (!pipeline)
    return (
      <Page header={<PageHeader title={t('board.title')} />}>
        {pipelineId ? (
          <NoAccess
            action={
              <Button variant="default" component={Link} to={`/w/${door.ws}/pipeline`}>
                {t('page.toBoard')}
              </Button>
            }
          />
        ) : (
          <EmptyState icon={IconLayoutKanban} title={t('board.noPipelines')} text={t('board.noPipelinesText')} />
        )}
      </Page>
    );
  return <PipelineBoard key={pipeline.id} pipeline={pipeline} pipelines={pipelines.data} />;
}

function PipelineBoard({ pipeline, pipelines }: { pipeline: Pipeline; pipelines: readonly Pipeline[] }) {
  const door = useDoor();
  const navigate = useNavigate();
  const { t } = useTranslation('deals');
  const [adding, setAdding] = useState(false);
  const { by, change } = useNarrowed();
  useTopics('deals');
  const { people } = useHere(`pipeline:${pipeline.id}`);
  const onCard = (keys: string, label: string) => ({ keys, label, group: 'list' as const, run: null });
  useShortcuts([
    { keys: 'c', label: t('new.title'), group: 'list', run: () => setAdding(true) },
    onCard(' ', t('card.keys.peek')),
    onCard('m', t('card.keys.move')),
    onCard('alt+ArrowRight', t('card.keys.beside')),
    onCard('alt+ArrowUp', t('card.keys.above')),
  ]);
  return (
    <Page
      header={
        <PageHeader
          title={pipeline.name}
          presence={<Here people={people} />}
          menu={<PipelineMenu pipeline={pipeline} />}
        />
      }
      toolbar={
        <Toolbar
          label={t('board.toolbar')}
          action={
            <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
              {t('new.title')}
            </Button>
          }
        >
          <SegmentedControl
            size="xs"
            aria-label={t('view.label')}
            value="board"
            onChange={() =>
              void navigate({ to: '/w/$ws/deals', params: { ws: door.ws }, search: { ...by, pipeline: pipeline.id } })
            }
            data={[
              { value: 'board', label: t('view.board') },
              { value: 'table', label: t('view.table') },
            ]}
          />
          {pipelines.length > 1 && (
            <Select
              aria-label={t('board.switch')}
              value={pipeline.id}
              data={pipelines.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(id) =>
                id &&
                void navigate({
                  to: '/w/$ws/pipeline/$pipelineId',
                  params: { ws: door.ws, pipelineId: id },
                  search: { ...by } as never,
                })
              }
              allowDeselect={false}
              w={180}
              style={{ flexShrink: 0 }}
            />
          )}
          <Narrow by={by} change={change} />
          <Summary pipeline={pipeline.id} by={by} change={change} />
        </Toolbar>
      }
    >
      <Columns pipeline={pipeline} by={by} />
      <NewDeal opened={adding} onClose={() => setAdding(false)} pipeline={pipeline} />
    </Page>
  );
}

function Columns({ pipeline, by }: { pipeline: Pipeline; by: Narrowed }) {
  const [closed, setClosed] = useState(false);
  const board = useBoard({ pipeline: pipeline.id, openClosed: closed, by });
  const { move, closing, close, cancelClosing } = useMove();
  const directory = useDirectory('');
  const members = useMemo(
    () => new Map((directory.data ?? []).map((member): [string, MemberRef] => [member.id, member])),
    [directory.data],
  );
  const glides = useGlides(useCallback((id: string) => members.get(id) ?? null, [members]));
  useDrops((deal, place) => void move(deal, place));
  const onMove = useCallback((...args: Parameters<typeof move>) => void move(...args), [move]);
  const columns = board.data?.columns;
  const [cards, setCards] = useState<Readonly<Record<string, readonly string[]>>>({});
  const onCards = useCallback(
    (stage: string, ids: readonly string[]) => setCards((now) => ({ ...now, [stage]: ids })),
    [],
  );
  // Column by column, as one reads the board.
  useWalkSource((columns ?? []).flatMap((column) => (cards[column.stage.id] ?? []).map((id) => `deal:${id}`)));
  const stages = useMemo(() => columns?.map((column) => column.stage) ?? [], [columns]);
  if (board.isError) return <ErrorState error={board.error} onRetry={() => void board.refetch()} />;
  if (!columns)
    return (
      <div className={classes.board}>
        {pipeline.stages.slice(0, 5).map((stage) => (
          <div key={stage.id} className={classes.column} style={{ padding: 8 }}>
            <SkeletonCards count={4} />
          </div>
        ))}
      </div>
    );
  return (
    <div className={classes.board}>
      {columns.map((column) =>
        column.stage.kind === 'open' || closed ? (
          <Column
            key={column.stage.id}
            column={column}
            by={by}
            stages={stages}
            onMove={onMove}
            glides={glides}
            onCards={onCards}
          />
        ) : (
          <ClosedColumn key={column.stage.id} column={column} onOpen={() => setClosed(true)} />
        ),
      )}
      {closing && closing.place.stage.kind !== 'open' && (
        <ReasonDialog
          opened
          outcome={closing.place.stage.kind}
          title={closing.deal.title}
          onCancel={cancelClosing}
          onReason={(reason) => void close(reason)}
        />
      )}
    </div>
  );
}
