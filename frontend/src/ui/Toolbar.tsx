import type { ReactNode } from 'react';
import classes from './Bars.module.css';

interface Props {
  label: string;
  children?: ReactNode;
  /** the one filled button, at the right */
  action?: ReactNode;
}

/** 44 px under the header: view switch, filter chips, sort, space, one primary action. Scrolls on phones, never wraps. */
export function Toolbar({ label, children, action }: Props) {
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={label}>
      {children}
      <div className={classes.space} />
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
