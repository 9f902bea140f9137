import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Composer } from '@/record/comments/Composer';
import { Typing } from '@/record/comments/Typing';
import { ActivityForm } from '@/record/timeline/ActivityForm';
import classes from './Deal.module.css';

type Mode = 'comment' | 'call' | 'note';

/** Writing about a deal: a comment, a call, a note. */
export function Write({ about }: { about: string }) {
  const { t } = useTranslation('deals');
  const [mode, setMode] = useState<Mode>('comment');
  return (
    <div className={classes.write}>
      <SegmentedControl
        size="xs"
        w="fit-content"
        aria-label={t('write.label')}
        value={mode}
        onChange={(value) => setMode(value as Mode)}
        data={(['comment', 'call', 'note'] as const).map((value) => ({ value, label: t(`write.${value}`) }))}
      />
      {mode === 'comment' ? (
        <Composer about={about} />
      ) : (
        <ActivityForm key={mode} about={about} kind={mode} onDone={() => setMode('comment')} />
      )}
      <Typing about={about} />
    </div>
  );
}
