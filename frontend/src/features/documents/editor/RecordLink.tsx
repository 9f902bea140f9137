import { useTranslation } from 'react-i18next';
import classes from './Editor.module.css';
import { useRecordLink } from './links';

/** A link to a record or a person: every reader sees the name they may see, and the others that there is one. */
export function RecordLink({ about }: { about: string }) {
  const { t } = useTranslation('documents');
  const link = useRecordLink(about);
  if (link === undefined) return <span className={classes.recordLink}>…</span>;
  if (link === null)
    return (
      <span className={classes.recordLink} data-hidden>
        {t('link.hidden')}
      </span>
    );
  // Labels come whole, with the number or the "@" of their kind: an export reads the same.
  const text = link.number ? `#${link.label}` : link.label;
  if (!link.url) return <span className={classes.recordLink}>{text}</span>;
  return (
    <a className={classes.recordLink} href={link.url} contentEditable={false}>
      {text}
    </a>
  );
}
