import { Button, CopyButton, Group, Stack } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './CodeList.module.css';

/** Codes shown once: to be copied or saved as a file. */
export function CodeList({ codes, fileName }: { codes: readonly string[]; fileName: string }) {
  const { t } = useTranslation('common');
  const text = codes.join('\n');
  return (
    <Stack gap="sm">
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="sm" grow>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              onClick={copy}
            >
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
          download={fileName}
          leftSection={<IconDownload size={14} />}
        >
          {t('download')}
        </Button>
      </Group>
    </Stack>
  );
}
