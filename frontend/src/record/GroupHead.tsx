import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import classes from './GroupHead.module.css';

interface Props {
  title: string;
  level: 2 | 3;
  /** what the button says */
  add: string;
  /** null while nothing can be added, or something just is */
  onAdd: (() => void) | null;
}

/** The heading of what hangs on a record, with the way to add one more. */
export function GroupHead({ title, level, add, onAdd }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <header className={classes.head}>
      <Heading className="section-label">{title}</Heading>
      {onAdd && (
        <ActionIcon size={24} aria-label={add} onClick={onAdd}>
          <IconPlus size={16} />
        </ActionIcon>
      )}
    </header>
  );
}
