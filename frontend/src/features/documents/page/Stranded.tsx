import { Alert, Button, CopyButton, Group } from '@mantine/core';
import { IconClipboardCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Document.module.css';

/** Words that can no longer be saved here: shown whole, to be taken elsewhere. */
export function Stranded({ text, onClose }: { text: string | null; onClose: () => void }) {
  const { t } = useTranslation('documents');
  if (!text) return null;
  return (
    <Alert
      color="orange"
      icon={<IconClipboardCopy size={16} />}
      title={t('stranded.title')}
      className={classes.notice ?? ''}
    >
      <p className={classes.noticeText}>{t('stranded.text')}</p>
      <pre className={classes.strandedText}>{text}</pre>
      <Group gap="sm">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'common:copied' : 'common:copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="subtle" onClick={onClose}>
          {t('stranded.close')}
        </Button>
      </Group>
    </Alert>
  );
}
