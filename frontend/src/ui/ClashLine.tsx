import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './InlineEdit.module.css';

interface Props {
  /** who came first; somebody when it is not known */
  who: string | undefined;
  theirs: string;
  mine: string;
  /** what stood there when mine was written */
  before?: string;
  onMine: () => void;
  onTheirs: () => void;
}

/** Two people changed one field: both values stay until somebody chooses. */
export function ClashLine({ who, theirs, mine, before, onMine, onTheirs }: Props) {
  const { t } = useTranslation('common');
  const empty = t('inline.empty');
  return (
    <div className={classes.clash} role="alert">
      <p>
        {t('inline.clash', { who: who ?? t('inline.somebody'), theirs: theirs || empty, mine: mine || empty })}
        {before !== undefined && ` ${t('inline.before', { before: before || empty })}`}
      </p>
      <div className={classes.choices}>
        <Button size="compact-xs" onClick={onMine}>
          {t('inline.keepMine')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onTheirs}>
          {t('inline.useTheirs')}
        </Button>
      </div>
    </div>
  );
}
