import { Button, FileButton, Input, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import type { OfferedCategory, OwnRequest, Urgency } from '@/api/types';
import { newId } from '@/lib/ids';
import { FileChips, useUploads } from '@/record/comments/files';
import { URGENCIES } from '@/record/requests/status';
import { ErrorState, SkeletonLines } from '@/ui/States';
import { useClientDeals, useOfferedCategories, useSendRequest } from '../api';
import { Frame } from '../Frame';
import classes from '../Portal.module.css';
import { EMPTY, keepForm, lacks, type RequestForm, readForm } from './form';
import { Sent } from './Sent';

export function NewRequestPage() {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  const categories = useOfferedCategories();
  const [sent, setSent] = useState<OwnRequest | null>(null);
  const back = (
    <Link to="/portal/$ws/requests" params={{ ws }}>
      {t('requests.mine')}
    </Link>
  );
  return (
    <Frame title={t('requests.new')} above={back}>
      {sent ? (
        <Sent request={sent} onAnother={() => setSent(null)} />
      ) : categories.data ? (
        <Form categories={categories.data} onSent={setSent} />
      ) : categories.isError ? (
        <ErrorState error={categories.error} onRetry={() => void categories.refetch()} />
      ) : (
        <SkeletonLines count={6} />
      )}
    </Frame>
  );
}

/** The form's state: typed words are kept in the browser until they have arrived. */
function useRequestForm(onSent: (request: OwnRequest) => void) {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  const send = useSendRequest();
  const uploads = useUploads('');
  const box = useRef<HTMLFormElement>(null);
  const [id] = useState(newId);
  const [form, setForm] = useState(() => readForm(ws));
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const change = (next: Partial<RequestForm>) => {
    const all = { ...form, ...next };
    setForm(all);
    keepForm(ws, all);
    setErrors((known) => ({ ...known, ...Object.fromEntries(Object.keys(next).map((name) => [name, undefined])) }));
  };
  const refuse = (found: Partial<Record<string, string>>) => {
    setErrors(found);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || uploads.busy) return;
    setFailed(null);
    const missing = Object.entries(lacks(form)).map(([name, lack]) => [name, t(`form.lacks.${lack}`)]);
    if (missing.length > 0) {
      refuse(Object.fromEntries(missing));
      return;
    }
    if (uploads.uploads.some((one) => one.error)) {
      setFailed(t('form.filesRefused'));
      return;
    }
    setBusy(true);
    try {
      const file_ids = uploads.files.map((file) => file.id);
      const request = await send({ ...form, id, deal_id: form.deal_id || null, file_ids });
      keepForm(ws, EMPTY);
      onSent(request);
    } catch (error) {
      if (!isApiError(error) || error.status === 0) setFailed(t('form.offline'));
      else if (Object.keys(error.fields).length > 0)
        refuse(Object.fromEntries(Object.entries(error.fields).map(([name, [first]]) => [name, first])));
      else setFailed(error.message);
    } finally {
      setBusy(false);
    }
  };
  return { form, change, errors, failed, busy, uploads, submit, box };
}

function Form({ categories, onSent }: { categories: OfferedCategory[]; onSent: (request: OwnRequest) => void }) {
  const { t } = useTranslation(['portal', 'record']);
  const { form, change, errors, failed, busy, uploads, submit, box } = useRequestForm(onSent);
  const deals = useClientDeals(100).deals;
  const category = categories.find((one) => one.id === form.category_id);
  return (
    <form ref={box} className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <Select
        label={t('form.category')}
        placeholder={t('form.choose')}
        description={category && t('form.hours', { count: category.answer_hours })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={categories.map((one) => ({ value: one.id, label: one.name }))}
        value={category ? form.category_id : null}
        onChange={(value) => change({ category_id: value ?? '' })}
        error={errors.category_id}
        required
      />
      <Input.Wrapper label={t('form.urgency')} labelElement="div" id="urgency">
        <SegmentedControl
          fullWidth
          aria-label={t('form.urgency')}
          value={form.urgency}
          onChange={(value) => change({ urgency: value as Urgency })}
          data={URGENCIES.map((value) => ({ value, label: t(`record:urgency.${value}`) }))}
        />
      </Input.Wrapper>
      {deals.length > 0 && (
        <Select
          label={t('form.deal')}
          placeholder={t('form.noDeal')}
          data={deals.map((deal) => ({ value: deal.id, label: `${deal.number} ${deal.title}` }))}
          value={deals.some((deal) => deal.id === form.deal_id) ? form.deal_id : null}
          onChange={(value) => change({ deal_id: value ?? '' })}
          error={errors.deal_id}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('form.clear') }}
        />
      )}
      <TextInput
        label={t('form.subject')}
        value={form.subject}
        onChange={(event) => change({ subject: event.currentTarget.value })}
        error={errors.subject}
        maxLength={200}
        required
      />
      <Textarea
        label={t('form.text')}
        value={form.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        error={errors.text}
        autosize
        minRows={5}
        maxRows={18}
        maxLength={20_000}
        required
      />
      <Files uploads={uploads} error={errors.file_ids} />
      {failed && (
        <p className={classes.failed} role="alert">
          {failed}
        </p>
      )}
      <div className={classes.acts}>
        <Button type="submit" loading={busy} disabled={uploads.busy}>
          {t('form.send')}
        </Button>
      </div>
    </form>
  );
}

function Files({ uploads, error }: { uploads: ReturnType<typeof useUploads>; error: string | undefined }) {
  const { t } = useTranslation('portal');
  return (
    <div className={classes.attach}>
      <FileButton multiple onChange={uploads.add}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconPaperclip size={18} />}>
            {t('form.attach')}
          </Button>
        )}
      </FileButton>
      <p className={classes.hint}>{t('form.attachHint')}</p>
      <FileChips uploads={uploads} />
      {error && (
        <p className={classes.failed} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
