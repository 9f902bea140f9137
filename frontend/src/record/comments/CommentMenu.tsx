import { ActionIcon, Menu } from '@mantine/core';
import {
  IconCircleCheck,
  IconDots,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconQuote,
  IconRotate,
  IconTrash,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '@/api/types';
import { confirmDialog } from '@/ui/dialogs';
import { toastError } from '@/ui/toasts';
import { useCommentActs } from './acts';
import { useCommentWrites } from './api';
import classes from './Comments.module.css';

interface Props {
  comment: Comment;
  onEdit: () => void;
  onQuote?: (() => void) | undefined;
}

const ACTS = [
  { act: 'resolve', icon: IconCircleCheck },
  { act: 'reopen', icon: IconRotate },
  { act: 'pin', icon: IconPin },
  { act: 'unpin', icon: IconPinnedOff },
] as const;

/** What its reader may do with a comment; nothing, and there is no menu. */
export function CommentMenu({ comment, onEdit, onQuote }: Props) {
  const { t } = useTranslation('record');
  const about = `${comment.about.type}:${comment.about.id}`;
  const { remove } = useCommentWrites(about);
  const { act } = useCommentActs(about);
  const button = useRef<HTMLButtonElement>(null);
  const quoting = useRef(false);
  const may = (what: string) => comment.abilities.includes(`comment.${what}`);
  const acts = ACTS.filter((one) => may(one.act));
  // Before abilities named it, who could edit could delete.
  const mayDelete = may('delete') || may('edit');
  if (!may('edit') && !mayDelete && acts.length === 0 && !onQuote) return null;
  const quote = () => {
    quoting.current = true;
    onQuote?.();
  };
  const ask = () =>
    confirmDialog({
      title: t('comment.deleteTitle'),
      text: t('comment.deleteText'),
      confirm: t('comment.delete'),
      onConfirm: () => void remove(comment).catch(toastError),
    });
  const giveBack = () => {
    if (!quoting.current) button.current?.focus();
    quoting.current = false;
  };
  return (
    // A quote opens a box to write in, and what is typed belongs there: the menu must not take the focus back.
    <Menu position="bottom-end" shadow="md" returnFocus={false} onClose={giveBack}>
      <Menu.Target>
        <ActionIcon ref={button} size={24} aria-label={t('comment.menu')} className={classes.menu}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onQuote && (
          <Menu.Item leftSection={<IconQuote size={16} />} onClick={quote}>
            {t('comment.quote')}
          </Menu.Item>
        )}
        {acts.map(({ act: what, icon: Sign }) => (
          <Menu.Item key={what} leftSection={<Sign size={16} />} onClick={() => void act(comment, what)}>
            {t(`comment.${what}`)}
          </Menu.Item>
        ))}
        {may('edit') && (
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
            {t('comment.edit')}
          </Menu.Item>
        )}
        {mayDelete && (
          <Menu.Item leftSection={<IconTrash size={16} />} onClick={ask}>
            {t('comment.delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
