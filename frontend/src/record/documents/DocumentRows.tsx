import { IconArchive, IconFileText } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { SharedDocument } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { When } from '@/ui/When';
import classes from './Documents.module.css';

interface Props {
  documents: readonly SharedDocument[];
  label: string;
  /** the record each is about, where the list is not of one */
  withAbout?: boolean;
}

export function DocumentRows({ documents, label, withAbout = false }: Props) {
  const { t } = useTranslation('documents');
  const door = useDoor();
  const base = `/${door.kind === 'staff' ? 'w' : 'portal'}/${door.ws}/documents`;
  return (
    <ul className={classes.rows} aria-label={label}>
      {documents.map((document) => (
        <li key={document.id} className={classes.row}>
          <IconFileText size={16} stroke={1.75} aria-hidden />
          <Link to={`${base}/${document.id}`} className="truncate">
            {document.title}
          </Link>
          {document.archived_at && <Chip icon={<IconArchive size={12} aria-hidden />}>{t('archivedChip')}</Chip>}
          {withAbout && <span className={`${classes.about} truncate text-3`}>{document.about?.title}</span>}
          <span className={classes.when}>
            <When at={document.updated_at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
