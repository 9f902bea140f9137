import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_CLOSE } from '@/live/documents';
import { EmptyState } from '@/ui/States';
import { ToList } from './Layout';
import { Stranded } from './Stranded';

interface Props {
  code: number;
  words: string | null;
  onRetry: () => void;
  /** leave this copy, take the server's */
  onFresh: () => void;
}

/** The line has ended for good: why, what can be done, and the words that were not saved. */
export function Ended({ code, words, onRetry, onFresh }: Props) {
  const { t } = useTranslation('documents');
  const kept = <Stranded text={words} onClose={onFresh} />;
  if (code === DOCUMENT_CLOSE.tooMany)
    return (
      <>
        {kept}
        <EmptyState
          icon={IconUsers}
          title={t('ended.tooManyTitle')}
          text={t('ended.tooManyText')}
          action={<Button onClick={onRetry}>{t('common:retry')}</Button>}
        />
      </>
    );
  if (code === DOCUMENT_CLOSE.tooLarge || code === DOCUMENT_CLOSE.bad) {
    const why = code === DOCUMENT_CLOSE.bad ? 'refused' : 'full';
    return (
      <>
        {kept}
        <EmptyState
          icon={IconAlertTriangle}
          title={t(`ended.${why}Title`)}
          text={t(`ended.${why}Text`)}
          action={<Button onClick={onFresh}>{t('ended.fresh')}</Button>}
        />
      </>
    );
  }
  return (
    <>
      {kept}
      <EmptyState
        icon={IconLock}
        title={t('gone.title')}
        text={t('gone.text')}
        action={
          <Group gap="sm" justify="center">
            <Button variant="default" onClick={onRetry}>
              {t('common:retry')}
            </Button>
            <ToList />
          </Group>
        }
      />
    </>
  );
}
