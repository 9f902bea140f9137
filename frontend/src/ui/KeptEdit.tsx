import { Button } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Person } from './Avatar';
import { ClashLine } from './ClashLine';
import classes from './InlineEdit.module.css';
import type { FieldValue } from './useInlineEdit';

/** An edit that the server has not accepted: it waits for the network, clashes with somebody's, or was refused. */
export interface KeptEdit {
  state: 'waiting' | 'clash' | 'refused';
  mine: FieldValue;
  /** what stood there when it was written */
  before: FieldValue;
  theirs: FieldValue;
  by: Person | null;
  reason: string;
  /** once more; after a clash: mine over theirs */
  again: () => void;
  drop: () => void;
}

export function WaitingSign() {
  const { t } = useTranslation('common');
  return <IconClock size={14} role="img" aria-label={t('willSend')} title={t('willSend')} />;
}

/** Mine, theirs and what was there before: all three stay until somebody chooses. */
export function KeptLine({ kept, describe }: { kept: KeptEdit; describe: (value: FieldValue) => string }) {
  const { t } = useTranslation('common');
  const mine = describe(kept.mine);
  if (kept.state === 'clash')
    return (
      <ClashLine
        who={kept.by?.name}
        theirs={describe(kept.theirs)}
        mine={mine}
        before={describe(kept.before)}
        onMine={kept.again}
        onTheirs={kept.drop}
      />
    );
  return (
    <div className={classes.clash} role="alert">
      <p>{t('inline.refused', { mine: mine || t('inline.empty'), reason: kept.reason })}</p>
      <div className={classes.choices}>
        <Button size="compact-xs" onClick={kept.again}>
          {t('retry')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={kept.drop}>
          {t('inline.discard')}
        </Button>
      </div>
    </div>
  );
}
