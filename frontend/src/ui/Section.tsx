import clsx from 'clsx';
import type { CSSProperties, ReactNode } from 'react';
import classes from './Section.module.css';

interface SectionProps {
  title: string;
  text?: ReactNode;
  action?: ReactNode;
  /** the content takes the whole height: a table */
  full?: boolean;
  children: ReactNode;
}

/** A titled part of a page of settings. */
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

/** Lines and rows that belong together. */
export function Panel({ children }: { children: ReactNode }) {
  return <div className={classes.panel}>{children}</div>;
}

/** A setting: what it is on the left, its value on the right. */
export function Line({ label, text, children }: { label: string; text?: string; children: ReactNode }) {
  return (
    <div className={classes.line}>
      <div>
        <div>{label}</div>
        {text && <div className={classes.note}>{text}</div>}
      </div>
      <div>{children}</div>
    </div>
  );
}

interface RowProps {
  /** takes the room there is */
  main: ReactNode;
  /** below it, quieter */
  note?: ReactNode;
  style?: CSSProperties;
  /** what can be done with it */
  children?: ReactNode;
}

/** One of several things of a kind: what it is, and its buttons. */
export function Row({ main, note, style, children }: RowProps) {
  return (
    <div className={classes.row} style={style}>
      <div className={classes.main}>
        {main}
        {note && <div className="text-3">{note}</div>}
      </div>
      {children}
    </div>
  );
}
