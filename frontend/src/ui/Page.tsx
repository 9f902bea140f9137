import type { ReactNode } from 'react';
import classes from './Page.module.css';

/** Header, toolbar and content one under the other; only the content scrolls. */
export function Page({ header, toolbar, children }: { header: ReactNode; toolbar?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.page}>
      {header}
      {toolbar}
      <div className={classes.body}>{children}</div>
    </div>
  );
}

/** Reading width, centred: settings and documents. */
export function Column({ children, width }: { children: ReactNode; width?: number }) {
  return (
    <div className={classes.column} style={width ? { maxWidth: width } : undefined}>
      {children}
    </div>
  );
}
