import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileText, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '@/lib/shortcuts';
import { useTopics } from '@/live';
import { useDocuments } from '@/record/documents/api';
import { DocumentRows } from '@/record/documents/DocumentRows';
import { NewDocument } from '@/record/documents/NewDocument';
import { Column, Page } from '@/ui/Page';
import { PageHeader } from '@/ui/PageHeader';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { Toolbar } from '@/ui/Toolbar';

/** Every document this person may see, the latest written first. A new one is about a deal, a company or a request. */
export function DocumentsPage() {
  const { t } = useTranslation('documents');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const [archived, setArchived] = useState(false);
  // They stand with the titles of the records they are about, and go with them.
  useTopics('documents', 'deals', 'companies', 'requests');
  const list = useDocuments({ q, archived });
  const [adding, setAdding] = useState(false);
  useShortcuts([{ keys: 'c', label: t('new.button'), group: 'list', run: () => setAdding(true) }]);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('new.button')}
    </Button>
  );
  return (
    <Page
      header={<PageHeader title={t('title')} />}
      toolbar={
        <Toolbar label={t('tools')} action={add}>
          <TextInput
            aria-label={t('list.search')}
            placeholder={t('list.search')}
            leftSection={<IconSearch size={14} aria-hidden />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <SegmentedControl
            aria-label={t('list.show')}
            value={archived ? 'archived' : 'current'}
            onChange={(value) => setArchived(value === 'archived')}
            data={(['current', 'archived'] as const).map((value) => ({ value, label: t(`list.${value}`) }))}
          />
        </Toolbar>
      }
    >
      <Column width={960}>
        {list.isPending && <SkeletonRows />}
        {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && list.documents.length === 0 && (
          <EmptyState
            icon={IconFileText}
            title={t(q || archived ? 'list.nothing' : 'list.none')}
            text={q || archived ? undefined : t('list.noneText')}
            action={q || archived ? undefined : add}
          />
        )}
        <DocumentRows documents={list.documents} label={t('title')} withAbout />
        {list.hasNextPage && (
          <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('common:loadMore')}
          </Button>
        )}
        <NewDocument opened={adding} onClose={() => setAdding(false)} />
      </Column>
    </Page>
  );
}
