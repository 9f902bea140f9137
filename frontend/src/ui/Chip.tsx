import type { ReactNode } from 'react';
import { stageColour } from '@/lib/people';
import classes from './Chip.module.css';

export type Tone = 'neutral' | 'success' | 'warning' | 'danger' | 'info' | 'accent';

/** A status in words; the colour only underlines it. */
export function Chip({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={classes.chip} data-tone={tone}>
      {icon}
      <span className={classes.text}>{children}</span>
    </span>
  );
}

/** The 8 px dot before a stage's name. */
export function StageDot({ colour }: { colour: number }) {
  return <span className={classes.dot} style={{ background: stageColour(colour) }} aria-hidden />;
}
