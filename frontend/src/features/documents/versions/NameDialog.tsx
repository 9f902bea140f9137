import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/Dialog';

interface Props {
  title: string;
  label: string;
  value: string;
  onClose: () => void;
  onSave: (name: string) => Promise<unknown>;
}

/** One line to name something by. */
export function NameDialog({ title, label, value, onClose, onSave }: Props) {
  const { t } = useTranslation('common');
  const [name, setName] = useState(value);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    await onSave(name.trim());
    setBusy(false);
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      submit={t('save')}
      loading={busy}
      disabled={!name.trim()}
      onSubmit={() => void submit()}
    >
      <TextInput
        label={label}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
    </Dialog>
  );
}
