import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '@/ui/NumberField';
import { toastError } from '@/ui/toasts';
import commentClasses from '../comments/Comments.module.css';
import { useLogActivity } from './api';

/** Log a call or a note: internal, like everything that is not said to somebody outside. */
export function ActivityForm({ about, kind, onDone }: { about: string; kind: 'call' | 'note'; onDone: () => void }) {
  const { t } = useTranslation('record');
  const log = useLogActivity(about);
  const [text, setText] = useState('');
  const [minutes, setMinutes] = useState<string | number>('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (!text.trim() || Number.isNaN(Number(minutes))) return;
    setBusy(true);
    try {
      await log({ kind, text: text.trim(), duration_minutes: minutes === '' ? undefined : Number(minutes) });
      setText('');
      setMinutes('');
      onDone();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={commentClasses.composer}>
      <Textarea
        aria-label={t(kind === 'call' ? 'activity.callText' : 'activity.noteText')}
        placeholder={t(kind === 'call' ? 'activity.callText' : 'activity.noteText')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={14}
        maxLength={10_000}
      />
      <Group gap={8} justify="space-between">
        {kind === 'call' ? (
          <NumberField
            aria-label={t('activity.duration')}
            placeholder={t('activity.duration')}
            w={140}
            decimals={0}
            value={minutes}
            onChange={setMinutes}
          />
        ) : (
          <span />
        )}
        <Button size="compact-sm" loading={busy} disabled={!text.trim()} onClick={() => void save()}>
          {t(kind === 'call' ? 'activity.logCall' : 'activity.logNote')}
        </Button>
      </Group>
    </div>
  );
}
