import clsx from 'clsx';
import type { ReactNode } from 'react';
import classes from './Settings.module.css';

interface SectionProps {
  title: string;
  text?: ReactNode;
  action?: ReactNode;
  /** the content takes the whole height: a table */
  full?: boolean;
  children: ReactNode;
}

export function Section({ title, text, action, full = false, children }: SectionProps) {
  return (
    <section className={clsx(classes.section, full && classes.full)}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.title}>{title}</h2>
          {text && <p className={classes.text}>{text}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}

/** A setting: what it is on the left, its value on the right. */
export function Line({ label, text, children }: { label: string; text?: string; children: ReactNode }) {
  return (
    <div className={classes.line}>
      <div>
        <div>{label}</div>
        {text && <div className={classes.lineText}>{text}</div>}
      </div>
      <div>{children}</div>
    </div>
  );
}
