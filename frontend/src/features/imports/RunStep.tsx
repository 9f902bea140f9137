import { Button, Group, Progress } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { Import } from '@/api/types';
import { focusPageIfLost } from '@/lib/focus';
import { number } from '@/lib/formats';
import { toastError } from '@/ui/toasts';
import { useImportWrites } from './api';
import classes from './Imports.module.css';

/** The run itself: it goes on without this page. */
export function RunStep({ run }: { run: Import }) {
  const { t } = useTranslation('imports');
  const door = useDoor();
  const { cancel, check, run: goOn } = useImportWrites(run.id);
  const running = run.state === 'running';
  const percent = run.total > 0 ? (run.done / run.total) * 100 : 0;
  return (
    <div className={classes.stack}>
      <h2 className={classes.title}>
        {t(run.state === 'done' && run.refused > 0 ? 'run.donePartly' : `run.${run.state as 'running'}`)}
      </h2>
      {run.error && (
        <p role="alert" className={classes.failed}>
          {run.error}
        </p>
      )}
      <Progress value={percent} animated={running} aria-label={t('run.progress')} />
      <p className="tabular" role="status">
        {t('run.rows', { done: number(run.done), total: number(run.total) })}
        {running && ` · ${t('run.speed', { rows: number(Math.round(run.rows_per_second)) })}`}
      </p>
      {running && <p className="text-3">{t('run.mayLeave')}</p>}
      <dl className={classes.figures}>
        {(['created', 'updated', 'unchanged', 'refused'] as const).map((name) => (
          <div key={name}>
            <dt className="text-3">{t(`run.${name}`)}</dt>
            <dd className="tabular">{number(run[name])}</dd>
          </div>
        ))}
      </dl>
      <Group>
        {running && (
          <Button variant="default" onClick={() => void cancel().then(() => setTimeout(focusPageIfLost), toastError)}>
            {t('run.cancel')}
          </Button>
        )}
        {run.state === 'failed' && (
          <Button onClick={() => void (run.report ? goOn() : check()).catch(toastError)}>
            {t(run.report ? 'run.goOn' : 'run.checkAgain')}
          </Button>
        )}
        {run.refused > 0 && (
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            component="a"
            href={`${door.base}/imports/${run.id}/refused.csv`}
            download
          >
            {t('run.download')}
          </Button>
        )}
        {!running && (
          <Button variant="default" component={Link} to={`/w/${door.ws}/import`}>
            {t('run.another')}
          </Button>
        )}
        {run.pipeline_id && !running && (
          <Button component={Link} to={`/w/${door.ws}/pipeline/${run.pipeline_id}`}>
            {t('run.open')}
          </Button>
        )}
      </Group>
    </div>
  );
}
