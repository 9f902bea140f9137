import { FileInput, Radio, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import { Dialog } from '@/ui/Dialog';
import { SkeletonLines } from '@/ui/States';
import { toast } from '@/ui/toasts';
import { AboutSelect } from './AboutSelect';
import { useNewDocument, useTemplates } from './api';
import classes from './Documents.module.css';

type Way = 'template' | 'blank' | 'file';
const WAYS = ['template', 'blank', 'file'] as const;
const ACCEPTED = '.md,.markdown,.txt,.docx';

interface Props {
  /** the record it is about; absent where that is still to be chosen */
  about?: string;
  opened: boolean;
  onClose: () => void;
}

/** A new document: from a template filled with the record's fields, empty, or from a file. */
export function NewDocumentDialog({ about, opened, onClose }: Props) {
  const { t } = useTranslation('documents');
  const { ws } = useDoor();
  const navigate = useNavigate();
  const [way, setWay] = useState<Way>('template');
  const [title, setTitle] = useState('');
  const [template, setTemplate] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const record = about ?? chosen;
  const make = useNewDocument(record ?? '');
  const begun = way === 'template' ? template !== null : way === 'blank' ? title.trim() !== '' : file !== null;
  const ready = begun && record !== null;

  const submit = async () => {
    if (!ready) return;
    setBusy(true);
    setFailed(null);
    try {
      const name = title.trim();
      let id: string;
      if (way === 'file' && file) {
        const made = await make.fromFile(file, name);
        id = made.document.id;
        if (made.notes.length > 0) toast(`${t('new.leftOut')} ${made.notes.join(' ')}`);
      } else id = (way === 'blank' ? await make.blank(name) : await make.fromTemplate(template ?? '', name)).id;
      onClose();
      await navigate({ to: '/w/$ws/documents/$id', params: { ws, id } });
    } catch (error) {
      setFailed(isApiError(error) && error.message ? error.message : t('record:composer.offline'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('new.title')}
      submit={t('new.submit')}
      loading={busy}
      disabled={!ready}
      onSubmit={() => void submit()}
    >
      <Stack gap="md">
        {!about && <AboutSelect onChange={setChosen} />}
        <SegmentedControl
          aria-label={t('new.way')}
          value={way}
          onChange={(value) => setWay(value as Way)}
          data={WAYS.map((value) => ({ value, label: t(`new.${value}`) }))}
        />
        {way === 'template' && <TemplateChoice value={template} onChange={setTemplate} />}
        {way === 'file' && (
          <FileInput
            label={t('new.fileLabel')}
            description={t('new.fileHint')}
            accept={ACCEPTED}
            value={file}
            onChange={setFile}
            clearable
          />
        )}
        <TextInput
          label={t('field.title')}
          placeholder={way === 'blank' ? '' : t('new.titleOptional')}
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.currentTarget.value)}
          data-autofocus={about ? true : undefined}
        />
        {failed && (
          <p className={classes.failed} role="alert">
            {failed}
          </p>
        )}
      </Stack>
    </Dialog>
  );
}

interface ChoiceProps {
  value: string | null;
  onChange: (key: string) => void;
}

function TemplateChoice({ value, onChange }: ChoiceProps) {
  const { t } = useTranslation('documents');
  const templates = useTemplates();
  if (templates.isPending) return <SkeletonLines count={4} />;
  return (
    <Radio.Group label={t('new.template')} value={value} onChange={onChange}>
      <Stack gap={6} mt={4} className={classes.templates}>
        {templates.data?.map((one) => (
          <Radio
            key={one.key}
            value={one.key}
            label={one.name}
            description={one.description}
            wrapperProps={{ lang: one.language ?? undefined }}
          />
        ))}
        {templates.isError && <p className={classes.failed}>{templates.error.message}</p>}
      </Stack>
    </Radio.Group>
  );
}
