import { IconExternalLink, IconPhone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Attribute.module.css';

export interface Lead {
  href: string;
  label: string;
}

interface Props {
  label: string;
  children: ReactNode;
  /** a value that is not an InlineEdit */
  plain?: boolean;
  /** where the value leads, when a click on it edits it: a website, a phone */
  follow?: Lead | null | undefined;
}

/** One line of a record's rail: label left, value right. */
export function Attribute({ label, children, plain = false, follow }: Props) {
  const rings = follow?.href.startsWith('tel:');
  return (
    <div className={classes.row}>
      <div className={classes.label}>
        {label}
        {follow && (
          <a
            className={classes.follow}
            href={follow.href}
            aria-label={follow.label}
            title={follow.label}
            // A call is made from this page; a new one would stay behind empty.
            {...(rings ? {} : { target: '_blank', rel: 'noopener noreferrer nofollow' })}
          >
            {rings ? <IconPhone size={14} /> : <IconExternalLink size={14} />}
          </a>
        )}
      </div>
      <div className={plain ? classes.plain : undefined}>{children}</div>
    </div>
  );
}
