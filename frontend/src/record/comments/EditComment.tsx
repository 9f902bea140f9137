import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '@/api/types';
import { toastError } from '@/ui/toasts';
import { useCommentWrites } from './api';
import classes from './Comments.module.css';
import { audienceKey, withoutTokens, withTokens } from './drafts';
import { MentionBox } from './MentionBox';

/** A comment under its author's pen once more. */
export function EditComment({ comment, onDone }: { comment: Comment; onDone: () => void }) {
  const { t } = useTranslation('record');
  const about = `${comment.about.type}:${comment.about.id}`;
  const { edit } = useCommentWrites(about);
  const [draft, setDraft] = useState(() => withoutTokens(comment.body));
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (!draft.text.trim()) return;
    setBusy(true);
    try {
      await edit(comment, withTokens(draft.text.trim(), draft.mentioned));
      onDone();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes.composer}>
      <MentionBox
        about={about}
        audience={audienceKey(comment)}
        label={t('comment.edit')}
        value={draft.text}
        mentioned={draft.mentioned}
        onChange={(text, mentioned) => setDraft({ text, mentioned })}
        onSend={() => void save()}
        onEscape={onDone}
        autoFocus
      />
      <Group gap={6} justify="flex-end">
        <Button variant="subtle" color="gray" size="compact-xs" onClick={onDone}>
          {t('composer.cancel')}
        </Button>
        <Button size="compact-xs" loading={busy} onClick={() => void save()}>
          {t('comment.save')}
        </Button>
      </Group>
    </div>
  );
}
