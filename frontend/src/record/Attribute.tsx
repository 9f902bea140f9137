import type { ReactNode } from 'react';
import classes from './Attribute.module.css';

/** One line of a record's rail: label left, value right. `plain` for a value that is not an InlineEdit. */
export function Attribute({ label, children, plain = false }: { label: string; children: ReactNode; plain?: boolean }) {
  return (
    <div className={classes.row}>
      <div className={classes.label}>{label}</div>
      <div className={plain ? classes.plain : undefined}>{children}</div>
    </div>
  );
}
