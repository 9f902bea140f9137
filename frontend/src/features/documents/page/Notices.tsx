import { Alert, Button } from '@mantine/core';
import { IconArchive, IconEye, IconPuzzle, IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SharedDocument } from '@/api/types';
import type { Right } from '@/live/documents';
import classes from './Document.module.css';

interface Props {
  document: SharedDocument;
  right: Right;
  overHttp: boolean;
  foreign: boolean;
  onFresh: () => void;
}

/** What is special about this page now: one line each. */
export function Notices({ document, right, overHttp, foreign, onFresh }: Props) {
  const { t } = useTranslation('documents');
  const look = { color: 'gray', className: classes.notice ?? '' };
  return (
    <div role="status">
      {foreign && (
        <Alert {...look} color="orange" icon={<IconPuzzle size={16} />} title={t('foreign.title')}>
          <p className={classes.noticeText}>{t('foreign.text')}</p>
          <Button variant="default" onClick={onFresh}>
            {t('ended.fresh')}
          </Button>
        </Alert>
      )}
      {document.archived_at ? (
        <Alert {...look} icon={<IconArchive size={16} />} title={t('archived')} />
      ) : (
        right !== 'edit' && <Alert {...look} icon={<IconEye size={16} />} title={t(`right.${right}`)} />
      )}
      {document.about?.archived && (
        <Alert {...look} icon={<IconArchive size={16} />} title={t('aboutArchived', { title: document.about.title })} />
      )}
      {overHttp && (
        <Alert {...look} icon={<IconWifiOff size={16} />} title={t('overHttp.title')}>
          {t('overHttp.text')}
        </Alert>
      )}
    </div>
  );
}
