import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/Dialog';

interface Props {
  opened: boolean;
  outcome: 'won' | 'lost';
  title: string;
  onCancel: () => void;
  onReason: (reason: string) => void;
}

/** Why a deal was won or lost: demanded, because next year somebody wants to know. */
export function ReasonDialog({ opened, outcome, title, onCancel, onReason }: Props) {
  const { t } = useTranslation('deals');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = () => {
    if (!reason.trim()) {
      setMissing(true);
      return;
    }
    onReason(reason.trim());
    setReason('');
    setMissing(false);
  };
  return (
    <Dialog
      opened={opened}
      onClose={onCancel}
      title={t(`close.${outcome}.title`, { title })}
      submit={t(`close.${outcome}.submit`)}
      onSubmit={submit}
    >
      <Textarea
        label={t(`close.${outcome}.reason`)}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={missing ? t('close.demanded') : undefined}
        autosize
        minRows={2}
        maxLength={300}
        data-autofocus
      />
    </Dialog>
  );
}
