import { Alert, Button, Tabs } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { useDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import type { DealFull, Stage } from '@/api/types';
import { useGone } from '@/live';
import { useFields } from '@/record/fields';
import { Here, useHere } from '@/record/Here';
import { useWalkKeys } from '@/record/peek';
import { Documents, Follow, Timeline } from '@/record/talk';
import { useTab } from '@/record/useTab';
import { InlineEdit } from '@/ui/InlineEdit';
import { announce } from '@/ui/LiveRegion';
import { lazyDialog } from '@/ui/lazyDialog';
import { lazyPart } from '@/ui/lazyPart';
import { Page } from '@/ui/Page';
import { PageHeader } from '@/ui/PageHeader';
import { useNarrow } from '@/ui/peeking';
import { ErrorState, NoAccess, SkeletonLines } from '@/ui/States';
import { Actions } from './Actions';
import classes from './Deal.module.css';
import { Rail } from './Rail';
import { Stepper } from './Stepper';
import { useDeal, useDealWrites } from './useDeal';
import { VisibleTo } from './VisibleTo';

const ReasonDialog = lazyDialog(() => import('../board/ReasonDialog').then((module) => module.ReasonDialog));
const Write = lazyPart(() => import('./Write').then((module) => module.Write));

export function DealPage() {
  const { id = '' } = useParams({ strict: false });
  return <DealView id={id} />;
}

/** The same beside a list. */
export function DealView({ id }: { id: string }) {
  const { t } = useTranslation('deals');
  const door = useDoor();
  const deal = useDeal(id);
  const gone = useGone(`deal:${id}`);
  useWalkKeys(`deal:${id}`);
  const back = (
    <Button variant="default" component={Link} to={`/w/${door.ws}/pipeline`}>
      {t('page.toBoard')}
    </Button>
  );
  if (gone || (isApiError(deal.error) && deal.error.status === 404))
    return (
      <Page header={<PageHeader title={t('title')} />}>
        <NoAccess {...(gone ? { title: t('page.goneTitle'), text: t('page.goneText') } : {})} action={back} />
      </Page>
    );
  if (deal.isError && !deal.data)
    return (
      <Page header={<PageHeader title={t('title')} />}>
        <ErrorState error={deal.error} onRetry={() => void deal.refetch()} />
      </Page>
    );
  if (!deal.data)
    return (
      <Page header={<PageHeader title={t('title')} />}>
        <SkeletonLines count={8} />
      </Page>
    );
  return <Loaded key={id} deal={deal.data} />;
}

function Loaded({ deal }: { deal: DealFull }) {
  const { t } = useTranslation('deals');
  const door = useDoor();
  const about = `deal:${deal.id}`;
  const { comment }: { comment?: string } = useSearch({ strict: false });
  const presence = useHere(about);
  const writes = useDealWrites(deal);
  const fieldLabel = (name: string) => t(`field.${name}` as 'field.title');
  const field = useFields({
    about,
    presence,
    save: writes.save,
    readOnly: deal.archived_at !== null || !deal.abilities.includes('deal.edit'),
    label: fieldLabel,
    mayComment: deal.abilities.includes('deal.comment'),
  });
  const [closing, setClosing] = useState<Stage | null>(null);
  const narrow = useNarrow();

  const move = async (stage: Stage, reason?: string) => {
    const after = await writes.move(stage, t('board.movedToast', { title: deal.title, stage: stage.name }), reason);
    if (after) announce(t('board.moved', { stage: stage.name }));
  };
  const close = (outcome: 'won' | 'lost') => setClosing(deal.stages.find((stage) => stage.kind === outcome) ?? null);
  const mayWrite = deal.abilities.includes('deal.comment');
  const documents = (
    <Documents about={about} mayAdd={deal.archived_at === null && deal.abilities.includes('deal.edit')} />
  );
  const activity = (
    <>
      {mayWrite && <Write about={about} />}
      <Timeline about={about} mayWrite={mayWrite} highlighted={comment} currency={deal.currency} />
    </>
  );
  const rail = <Rail deal={deal} writes={writes} field={field} />;
  return (
    <Page
      header={
        <PageHeader
          crumbs={
            <Link
              to="/w/$ws/pipeline/$pipelineId"
              params={{ ws: door.ws, pipelineId: deal.pipeline.id }}
              className="truncate"
            >
              {deal.pipeline.name}
            </Link>
          }
          title={deal.number}
          presence={<Here people={presence.people} fieldLabel={fieldLabel} />}
          menu={<Follow about={about} />}
        />
      }
    >
      <div className={classes.deal}>
        <div className={classes.head}>
          <div className={classes.titleLine}>
            <InlineEdit {...field('title')} className={classes.title} value={deal.title} required />
            <div className={classes.actions}>
              <Actions deal={deal} writes={writes} onClose={close} />
            </div>
          </div>
          <Stepper deal={deal} onMove={(stage) => void move(stage)} />
          <VisibleTo deal={deal} />
          {deal.archived_at && (
            <Alert color="gray" icon={<IconArchive size={16} />} title={t('page.isArchived')}>
              <p className={classes.archived}>{t('page.isArchivedText')}</p>
              {can(deal, 'deal.archive') && (
                <Button variant="default" onClick={() => void writes.act('restore', { version: deal.version })}>
                  {t('page.restore')}
                </Button>
              )}
            </Alert>
          )}
        </div>
        {narrow ? (
          <Parts first={comment ? 'activity' : 'details'} parts={{ details: rail, activity, documents }} />
        ) : (
          <div className={classes.columns}>
            <Parts first="activity" parts={{ activity, documents }} />
            <aside className={classes.side} aria-label={t('page.details')}>
              {rail}
            </aside>
          </div>
        )}
      </div>
      {closing && closing.kind !== 'open' && (
        <ReasonDialog
          opened
          outcome={closing.kind}
          title={deal.title}
          onCancel={() => setClosing(null)}
          onReason={(reason) => {
            setClosing(null);
            void move(closing, reason);
          }}
        />
      )}
    </Page>
  );
}

type Part = 'details' | 'activity' | 'documents';

/** A narrow screen has the rail as the first of the tabs. */
function Parts({ first, parts }: { first: Part; parts: Partial<Record<Part, ReactNode>> }) {
  const { t } = useTranslation('deals');
  const words = { details: t('page.details'), activity: t('page.activity'), documents: t('documents:title') };
  const names = Object.keys(parts) as Part[];
  const tab = useTab(names, first);
  return (
    <Tabs {...tab} keepMounted={false} className={classes.mainColumn ?? ''}>
      <Tabs.List>
        {names.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {words[name]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {names.map((name) => (
        <Tabs.Panel key={name} value={name} pt="md">
          {parts[name]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
