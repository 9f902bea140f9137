import { Button, CopyButton, Group, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Members.module.css';

/** The link that was mailed, to hand over by other means, too. */
export function InviteLink({ email, link }: { email: string; link: string }) {
  const { t } = useTranslation('settings');
  return (
    <div>
      <p style={{ margin: '0 0 12px' }}>{t('members.invitedText', { email })}</p>
      <Group gap="sm" wrap="nowrap" align="end">
        <TextInput
          className={classes.link ?? ''}
          label={t('members.link')}
          value={link}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              onClick={copy}
            >
              {copied ? t('common:copied') : t('members.copyLink')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}
