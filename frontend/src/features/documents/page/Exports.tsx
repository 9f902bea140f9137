import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconFileDownload, IconLoader2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentExport } from '@/api/types';
import { fileSize } from '@/lib/formats';
import { useExports } from '../api';
import classes from './Document.module.css';

const FORMATS: Readonly<Record<DocumentExport['format'], string>> = { pdf: 'PDF', docx: 'Word', md: 'Markdown' };

/** Files of a long document that are being made for this reader, or were made today; the page may be left meanwhile. */
export function Exports({ id }: { id: string }) {
  const asked = useExports(id).data ?? [];
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  return (
    <div role="status">
      {asked
        .filter((one) => !closed.has(one.id))
        .map((one) => (
          <One key={one.id} made={one} onClose={() => setClosed(new Set([...closed, one.id]))} />
        ))}
    </div>
  );
}

const SIGNS = { making: IconLoader2, ready: IconFileDownload, failed: IconAlertTriangle } as const;

function One({ made, onClose }: { made: DocumentExport; onClose: () => void }) {
  const { t } = useTranslation('documents');
  const Sign = SIGNS[made.state];
  return (
    <Alert
      className={classes.notice ?? ''}
      color={made.state === 'failed' ? 'orange' : 'gray'}
      icon={<Sign size={16} className={made.state === 'making' ? classes.turning : undefined} />}
      title={t(`exports.${made.state}`, { format: FORMATS[made.format] })}
      withCloseButton={made.state !== 'making'}
      closeButtonLabel={t('common:close')}
      onClose={onClose}
    >
      <Group gap="sm" justify="space-between">
        <span>{t(`exports.${made.state}Text`)}</span>
        {made.file && (
          <Button component="a" href={made.file.url} download={made.file.name} variant="default">
            {t('exports.download', { size: fileSize(made.file.size) })}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
