import { ActionIcon } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './GroupHead.module.css';

interface Props {
  title: string;
  level: 2 | 3;
  /** what the button says */
  add: string;
  /** the box for one more is open: the button closes it, and has the focus again after it */
  adding?: boolean;
  /** opens and closes that box; null while nothing can be added */
  onAdd: (() => void) | null;
}

/** The heading of what hangs on a record, with the way to add one more. */
export function GroupHead({ title, level, add, adding = false, onAdd }: Props) {
  const { t } = useTranslation('common');
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(adding);
  useEffect(() => {
    if (was.current && !adding && document.activeElement === document.body) button.current?.focus();
    was.current = adding;
  }, [adding]);
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <header className={classes.head}>
      <Heading className="section-label">{title}</Heading>
      {onAdd && (
        <ActionIcon ref={button} size={24} aria-label={adding ? t('cancel') : add} onClick={onAdd}>
          {adding ? <IconX size={16} /> : <IconPlus size={16} />}
        </ActionIcon>
      )}
    </header>
  );
}
