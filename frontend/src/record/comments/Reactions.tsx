import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMoodPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '@/api/types';
import { EMOJI, useCommentActs } from './acts';
import classes from './Comments.module.css';

/** Who agrees, laughs or looks into it, without another comment. */
export function Reactions({ comment }: { comment: Comment }) {
  const { t } = useTranslation('record');
  const [opened, { toggle, close }] = useDisclosure(false);
  const { react } = useCommentActs(`${comment.about.type}:${comment.about.id}`);
  const all = comment.reactions ?? [];
  const may = comment.abilities.includes('comment.react');
  const choose = (emoji: string) => {
    close();
    void react(comment, emoji, !all.some((one) => one.emoji === emoji && one.mine));
  };
  return (
    <>
      {all.map((one) => (
        <Tooltip key={one.emoji} label={one.people.map((person) => person.name).join(', ')}>
          <button
            type="button"
            className={classes.reaction}
            aria-pressed={one.mine}
            aria-label={t('comment.reaction', { emoji: one.emoji, count: one.count })}
            disabled={!may}
            onClick={() => choose(one.emoji)}
          >
            <span aria-hidden>{one.emoji}</span> <span className="tabular">{one.count}</span>
          </button>
        </Tooltip>
      ))}
      {may && (
        <Popover opened={opened} onChange={(open) => !open && close()} position="top-start" trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon size={24} aria-label={t('comment.react')} onClick={toggle}>
              <IconMoodPlus size={16} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown p={4} aria-label={t('comment.react')}>
            {EMOJI.map((emoji) => (
              <button key={emoji} type="button" className={classes.emoji} onClick={() => choose(emoji)}>
                {emoji}
              </button>
            ))}
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}
