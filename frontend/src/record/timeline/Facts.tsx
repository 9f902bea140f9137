import type { ReactNode } from 'react';
import type { Fact } from '@/api/types';
import { Change } from './Change';
import classes from './Timeline.module.css';

interface Props {
  who: string;
  facts: readonly [Fact, ...Fact[]];
  /** stands after the first sentence */
  children?: ReactNode;
}

/** What somebody changed, in the words of the timeline. */
export function Facts({ who, facts: [first, ...more], children }: Props) {
  return (
    <>
      {who} <Change item={first}>{children}</Change>
      {more.map((fact) => (
        <span key={fact.id} className={classes.change}>
          <Change item={fact} />
        </span>
      ))}
    </>
  );
}
