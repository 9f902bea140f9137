import { Button, SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as Y from 'yjs';
import { can } from '@/api/abilities';
import { useDoor } from '@/api/door';
import type { DocumentVersion, SharedDocument } from '@/api/types';
import { dateTime } from '@/lib/formats';
import type { DocumentLine } from '@/live/documents';
import { SkeletonLines } from '@/ui/States';
import { toast, toastError } from '@/ui/toasts';
import { useVersionWrites } from '../api';
import classes from './Versions.module.css';

const Preview = lazy(() => import('./Preview'));

interface Props {
  document: SharedDocument;
  line: DocumentLine;
  version: DocumentVersion;
  /** the version before it */
  before: string | null;
  mayEdit: boolean;
  onClose: () => void;
}

type Against = 'before' | 'now' | 'nothing';

/** A version in the place of the text: what it changed, and the ways to bring it back. */
export function VersionBar({ document, line, version, before, mayEdit, onClose }: Props) {
  const { t } = useTranslation('documents');
  const door = useDoor();
  const navigate = useNavigate();
  const writes = useVersionWrites(document.id);
  const [against, setAgainst] = useState<Against>(before ? 'before' : 'now');
  const choices: readonly Against[] = before ? ['before', 'now', 'nothing'] : ['now', 'nothing'];
  const [busy, setBusy] = useState(false);
  const now = useMemo(() => (against === 'now' ? Y.encodeStateAsUpdate(line.doc) : null), [against, line]);
  const staff = door.kind === 'staff';
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    await work().catch(toastError);
    setBusy(false);
  };
  const restore = () =>
    run(async () => {
      await writes.restore(version.id);
      toast(t('versions.restored'));
      onClose();
    });
  const copy = () =>
    run(async () => {
      const made = await writes.copy(version.id, t('versions.copyTitle', { title: document.title }).slice(0, 200));
      await navigate({ to: '/w/$ws/documents/$id', params: { ws: door.ws, id: made.id } });
    });
  return (
    <section className={classes.preview} aria-label={t('versions.preview')}>
      <div className={classes.bar}>
        <b>{version.name || dateTime(version.created_at)}</b>
        <span className="text-3">{t('versions.compare')}</span>
        <SegmentedControl
          aria-label={t('versions.compare')}
          value={against}
          onChange={(value) => setAgainst(value as typeof against)}
          data={choices.map((value) => ({ value, label: t(`versions.with.${value}`) }))}
        />
        {staff && can(document, 'document.edit') && (
          <Button variant="default" loading={busy} onClick={() => void copy()}>
            {t('versions.copy')}
          </Button>
        )}
        {staff && mayEdit && (
          <Button loading={busy} onClick={() => void restore()}>
            {t('versions.restore')}
          </Button>
        )}
        <Button variant="subtle" onClick={onClose}>
          {t('versions.close')}
        </Button>
      </div>
      <Suspense fallback={<SkeletonLines count={8} />}>
        <Preview
          id={document.id}
          title={document.title}
          version={version.id}
          against={against === 'before' ? before : now}
        />
      </Suspense>
    </section>
  );
}
