import { Stepper } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import type { Import } from '@/api/types';
import { useTopics } from '@/live';
import { Column, Page } from '@/ui/Page';
import { PageHeader } from '@/ui/PageHeader';
import { ErrorState, NoAccess, SkeletonLines } from '@/ui/States';
import { useImport } from './api';
import classes from './Imports.module.css';
import { MapStep } from './MapStep';
import { ReviewStep } from './ReviewStep';
import { RunStep } from './RunStep';
import { UploadStep } from './UploadStep';

const STEPS = ['upload', 'map', 'review', 'run'] as const;

/** Which of the four steps an import is at. */
export function stepOf(state: Import['state'] | undefined): number {
  if (state === undefined) return 0;
  if (state === 'draft') return 1;
  return state === 'checking' || state === 'ready' ? 2 : 3;
}

export function ImportPage() {
  const { id } = useParams({ strict: false });
  const { t } = useTranslation('imports');
  const door = useDoor();
  useTopics('imports');
  const crumbs = id ? (
    <Link to="/w/$ws/import" params={{ ws: door.ws }} className="truncate">
      {t('all')}
    </Link>
  ) : undefined;
  return (
    <Page header={<PageHeader title={t('title')} {...(crumbs ? { crumbs } : {})} />}>
      <Column width={960}>{id ? <Wizard id={id} /> : <UploadStep />}</Column>
    </Page>
  );
}

function Wizard({ id }: { id: string }) {
  const { t } = useTranslation('imports');
  const run = useImport(id);
  const phone = useMediaQuery('(max-width: 576px)');
  if (isApiError(run.error) && [403, 404].includes(run.error.status)) return <NoAccess />;
  if (run.isError) return <ErrorState error={run.error} onRetry={() => void run.refetch()} />;
  if (!run.data) return <SkeletonLines count={8} />;
  const step = stepOf(run.data.state);
  return (
    <>
      {phone ? (
        // Four circles below each other would fill half of the screen.
        <p className={classes.step}>
          {t('stepOf', { step: step + 1, all: STEPS.length, name: t(`step.${STEPS[step] ?? 'run'}`) })}
        </p>
      ) : (
        <Stepper active={step} size="xs" mb="lg" allowNextStepsSelect={false}>
          {STEPS.map((name) => (
            <Stepper.Step key={name} label={t(`step.${name}`)} />
          ))}
        </Stepper>
      )}
      {step === 1 && <MapStep key={run.data.id} run={run.data} />}
      {step === 2 && <ReviewStep run={run.data} />}
      {step === 3 && <RunStep run={run.data} />}
    </>
  );
}
