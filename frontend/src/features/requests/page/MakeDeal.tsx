import { Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { usePipelines } from '@/api/queries';
import type { ServiceRequest } from '@/api/types';
import { Dialog } from '@/ui/Dialog';
import { toast, toastError } from '@/ui/toasts';
import type { RequestWrites } from '../api';

interface Props {
  request: ServiceRequest;
  writes: RequestWrites;
  opened: boolean;
  onClose: () => void;
}

/** A request that is business becomes a deal, tied to it. */
export function MakeDeal({ request, writes, opened, onClose }: Props) {
  const { t } = useTranslation('requests');
  const door = useDoor();
  const navigate = useNavigate();
  const pipelines = usePipelines();
  const [chosen, setChosen] = useState<string | null>(null);
  const [title, setTitle] = useState(request.subject);
  const [busy, setBusy] = useState(false);
  const pipeline = chosen ?? pipelines.data?.[0]?.id ?? null;
  const submit = async () => {
    if (!pipeline || busy) return;
    setBusy(true);
    try {
      const deal = await writes.makeDeal(pipeline, title.trim());
      onClose();
      const run = () => void navigate({ to: '/w/$ws/deals/$id', params: { ws: door.ws, id: deal.id } });
      toast(t('makeDeal.done', { number: deal.number }), { action: { label: t('makeDeal.open'), run } });
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('makeDeal.title')}
      submit={t('makeDeal.submit')}
      onSubmit={() => void submit()}
      loading={busy}
      disabled={!pipeline}
    >
      <TextInput
        label={t('makeDeal.name')}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-autofocus
      />
      <Select
        label={t('makeDeal.pipeline')}
        data={(pipelines.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
        value={pipeline}
        onChange={setChosen}
        allowDeselect={false}
      />
    </Dialog>
  );
}
