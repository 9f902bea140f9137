import { ActionIcon, Popover } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconMessage, IconMessagePlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '@/api/types';
import classes from './FieldTalk.module.css';
import { FieldThreads } from './talk';

interface Props {
  about: string;
  field: string;
  label: string;
  /** first comments about this field */
  roots: readonly Comment[];
  mayWrite: boolean;
}

/** Beside a value: what was said about it, or the way to ask. */
export function FieldTalk({ about, field, label, roots, mayWrite }: Props) {
  const { t } = useTranslation('record');
  const [opened, setOpened] = useState(false);
  const phone = useMediaQuery('(max-width: 767px)');
  const open = roots.filter((one) => !one.resolved_at).length;
  if (open === 0 && !mayWrite) return null;
  const words = open > 0 ? t('fieldTalk.count', { count: open, field: label }) : t('fieldTalk.open', { field: label });
  const Sign = open > 0 ? IconMessage : IconMessagePlus;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={360}
      // On a phone there is no room beside the value.
      position={phone ? 'bottom-end' : 'left-start'}
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <ActionIcon
          size={24}
          className={classes.sign}
          data-said={open > 0 || undefined}
          data-open={opened || undefined}
          aria-label={words}
          title={words}
          onClick={() => setOpened(!opened)}
        >
          <Sign size={14} aria-hidden />
          {open > 0 && <span className={classes.count}>{open}</span>}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown maw="calc(100vw - 16px)" aria-label={words}>
        {opened && <FieldThreads about={about} field={field} roots={roots} mayWrite={mayWrite} />}
      </Popover.Dropdown>
    </Popover>
  );
}
