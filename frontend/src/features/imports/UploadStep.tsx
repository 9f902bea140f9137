import { Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileImport } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import type { Import } from '@/api/types';
import { number } from '@/lib/formats';
import { Chip } from '@/ui/Chip';
import { When } from '@/ui/When';
import { useImports } from './api';
import classes from './Imports.module.css';

const LIMIT = 25 * 1024 * 1024;

/** Bring the files of another system; they are read at once, nothing is written yet. */
export function UploadStep() {
  const { t } = useTranslation('imports');
  const door = useDoor();
  const navigate = useNavigate();
  const [part, setPart] = useState<number | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const send = async (files: File[]) => {
    const form = new FormData();
    for (const file of files) form.append('files', file);
    setFailed(null);
    setPart(0);
    try {
      const run = await door.upload<Import>('/imports', form, setPart);
      void navigate({ to: '/w/$ws/import/$id', params: { ws: door.ws, id: run.id } });
    } catch (error) {
      setFailed(isApiError(error) && error.message ? error.message : t('upload.offline'));
    } finally {
      setPart(null);
    }
  };
  return (
    <div className={classes.stack}>
      <h2 className={classes.title}>{t('upload.title')}</h2>
      <Text c="var(--text-3)">{t('upload.text')}</Text>
      <Dropzone
        onDrop={(files) => void send(files)}
        onReject={() => setFailed(t('upload.rejected'))}
        maxSize={LIMIT}
        maxFiles={10}
        loading={part !== null}
        inputProps={{ 'aria-label': t('upload.drop') }}
        className={classes.drop}
      >
        <IconFileImport size={40} stroke={1.25} aria-hidden />
        <p>{part === null ? t('upload.drop') : t('upload.sending', { percent: number(Math.round(part * 100)) })}</p>
        <p className="text-3">{t('upload.hint')}</p>
      </Dropzone>
      {failed && (
        <p role="alert" className={classes.failed}>
          {failed}
        </p>
      )}
      <Earlier />
    </div>
  );
}

function Earlier() {
  const { t } = useTranslation('imports');
  const door = useDoor();
  const imports = useImports();
  if (!imports.data || imports.data.length === 0) return null;
  return (
    <section aria-label={t('earlier')}>
      <h3 className="section-label">{t('earlier')}</h3>
      {imports.data.map((run) => (
        <div key={run.id} className={classes.line}>
          <Link to="/w/$ws/import/$id" params={{ ws: door.ws, id: run.id }} className="truncate">
            {run.file_names.join(', ')}
          </Link>
          <Chip tone={run.state === 'done' ? 'success' : run.state === 'failed' ? 'danger' : 'neutral'}>
            {t(`state.${run.state}`)}
          </Chip>
          <span className="text-3">{run.created_by.name}</span>
          <When at={run.created_at} />
        </div>
      ))}
    </section>
  );
}
