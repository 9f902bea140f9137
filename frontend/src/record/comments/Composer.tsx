import { Button, FileButton, Group } from '@mantine/core';
import { IconPaperclip, IconSend } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import type { Comment, FileRef } from '@/api/types';
import { newId } from '@/lib/ids';
import { modLabel } from '@/lib/shortcuts';
import { useTyping } from '@/live';
import { toast } from '@/ui/toasts';
import { AudiencePick } from './AudiencePick';
import { useAudiences, useCommentWrites } from './api';
import classes from './Comments.module.css';
import { audienceKey, type Draft, keepDraft, readDraft, withTokens } from './drafts';
import { FileChips, useUploads } from './files';
import { MentionBox } from './MentionBox';

interface Props {
  about: string;
  /** an answer: its audience is the one of what it answers */
  parent?: Comment;
  /** fixed by the place: "Reply to client" */
  audience?: string;
  placeholder?: string;
  submit?: string;
  /** null: it waits to be sent */
  onSent?: (comment: Comment | null) => void;
  onCancel?: () => void;
  /** somebody has just opened it to write */
  autoFocus?: boolean;
  /** what of another comment is answered */
  quote?: { comment_id: string; text: string; name: string };
  /** the field of the record it is about */
  field?: string;
  /** another way to send than POST /comments: a request's reply */
  send?: (body: string, files: readonly FileRef[], id: string, audience: string | undefined) => Promise<Comment | null>;
  start?: ReactNode;
}

const EMPTY: Draft = { text: '', audience: 'internal', mentioned: [] };

/** Writing a comment: who will read it, people after "@", files, Ctrl+Enter. What cannot be sent stays here. */
export function Composer(props: Props) {
  const { about, parent, audience, placeholder, submit, onSent, onCancel, send, start, quote, field } = props;
  const door = useDoor();
  const { t } = useTranslation('record');
  const slot = [about, parent?.id ?? field ?? audience].filter(Boolean).join('/');
  const [draft, setDraft] = useState<Draft>(() => readDraft(slot) ?? EMPTY);
  const [id, setId] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const choose = door.kind === 'staff' && !parent && !audience;
  const audiences = useAudiences(about, choose);
  const key = audience ?? (parent ? audienceKey(parent) : draft.audience);
  const known = !choose || key === 'internal' || (audiences.data?.some((one) => one.key === key) ?? true);
  const uploads = useUploads(about);
  const { add } = useCommentWrites(about);
  const { typed } = useTyping(about, key);

  const change = (next: Draft) => {
    setDraft(next);
    keepDraft(slot, next);
    setFailed(null);
    if (next.text) typed();
  };
  const submitIt = async () => {
    const text = draft.text.trim();
    if (!text || busy || uploads.busy) return;
    setBusy(true);
    setFailed(null);
    const body = withTokens(text, draft.mentioned);
    try {
      const files = uploads.files;
      const sent = send
        ? await send(body, files, id, choose ? (known ? key : 'internal') : undefined)
        : await add({ id, about, body, audience: known ? key : 'internal', parentId: parent?.id, files, quote, field });
      change({ ...EMPTY, audience: draft.audience });
      uploads.clear();
      setId(newId());
      const out = sent?.left_out ?? [];
      if (out.length > 0) toast(t('composer.leftOut', { names: out.join(', ') }));
      if (sent || !send) onSent?.(sent);
    } catch (error) {
      setFailed(isApiError(error) && error.status > 0 ? error.message : t('composer.offline'));
    } finally {
      setBusy(false);
    }
  };
  const outside = key !== 'internal' && door.kind === 'staff';
  return (
    <div className={classes.composer} data-outside={outside || undefined}>
      {quote && (
        <blockquote className={classes.quote}>
          <b>{quote.name}</b>
          <p>{quote.text}</p>
        </blockquote>
      )}
      <MentionBox
        about={about}
        audience={key}
        label={placeholder ?? t('composer.placeholder')}
        placeholder={placeholder ?? t('composer.placeholder')}
        value={draft.text}
        mentioned={draft.mentioned}
        onChange={(text, mentioned) => change({ ...draft, text, mentioned })}
        onSend={() => void submitIt()}
        {...(onCancel ? { onEscape: onCancel } : {})}
        autoFocus={props.autoFocus || parent !== undefined || field !== undefined}
      />
      <FileChips uploads={uploads} />
      {failed && (
        <p className={classes.failed} role="alert">
          {failed}
        </p>
      )}
      <Group gap={6} justify="space-between" wrap="wrap">
        <Group gap={6}>
          {start}
          {choose && (
            <AudiencePick
              audiences={
                audiences.data ?? [{ key: 'internal', kind: 'internal', label: t('audience.internal'), people: [] }]
              }
              value={known ? key : 'internal'}
              onChange={(next) => change({ ...draft, audience: next })}
            />
          )}
          <FileButton multiple onChange={uploads.add}>
            {(props) => (
              <Button
                {...props}
                variant="subtle"
                color="gray"
                size="compact-xs"
                leftSection={<IconPaperclip size={14} />}
              >
                {t('composer.attach')}
              </Button>
            )}
          </FileButton>
        </Group>
        <Group gap={6}>
          {onCancel && (
            <Button variant="subtle" color="gray" size="compact-xs" onClick={onCancel}>
              {t('composer.cancel')}
            </Button>
          )}
          <Button
            size="compact-sm"
            leftSection={<IconSend size={14} />}
            loading={busy}
            disabled={!draft.text.trim() || uploads.busy}
            onClick={() => void submitIt()}
            title={`${modLabel}+Enter`}
          >
            {submit ?? t('composer.send')}
          </Button>
        </Group>
      </Group>
    </div>
  );
}
