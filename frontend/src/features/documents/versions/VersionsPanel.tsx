import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { DocumentVersion } from '@/api/types';
import { AvatarStack } from '@/ui/Avatar';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { toastError } from '@/ui/toasts';
import { When } from '@/ui/When';
import { useVersions, useVersionWrites } from '../api';
import { NameDialog } from './NameDialog';
import classes from './Versions.module.css';

interface Props {
  id: string;
  mayEdit: boolean;
  chosen: string | null;
  /** a version, and the one before it */
  onChoose: (version: DocumentVersion, before: string | null) => void;
}

/** Kept states of the document, newest first, with who wrote them. */
export function VersionsPanel({ id, mayEdit, chosen, onChoose }: Props) {
  const { t } = useTranslation('documents');
  const door = useDoor();
  const list = useVersions(id);
  const writes = useVersionWrites(id);
  const [naming, setNaming] = useState<DocumentVersion | 'now' | null>(null);
  const keeps = mayEdit && door.kind === 'staff';
  const save = async (name: string) => {
    if (naming === 'now') await writes.keep(name);
    else if (naming) await writes.name(naming.id, name);
    setNaming(null);
  };
  return (
    <section className={classes.panel} aria-label={t('versions.title')}>
      {keeps && (
        <Button variant="default" onClick={() => setNaming('now')}>
          {t('versions.keep')}
        </Button>
      )}
      {list.isPending && <SkeletonRows count={4} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && list.versions.length === 0 && (
        <EmptyState icon={IconHistory} title={t('versions.none')} text={t('versions.noneText')} />
      )}
      <ul className={classes.list}>
        {list.versions.map((version, index) => (
          <li key={version.id} className={classes.version} data-chosen={version.id === chosen || undefined}>
            <button
              type="button"
              className={classes.open}
              aria-pressed={version.id === chosen}
              onClick={() => onChoose(version, list.versions[index + 1]?.id ?? null)}
            >
              <b>{version.name || t(`versions.kind.${version.kind}`)}</b>
              <span className="text-3">
                <When at={version.created_at} />
                {version.edits > 0 && ` · ${t('versions.edits', { count: version.edits })}`}
              </span>
            </button>
            <AvatarStack people={version.authors} label={t('versions.authors')} size={20} />
            {keeps && (
              <Menu>
                <Menu.Target>
                  <ActionIcon aria-label={t('versions.menu')}>
                    <IconDots size={16} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item onClick={() => setNaming(version)}>{t('versions.rename')}</Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('common:loadMore')}
        </Button>
      )}
      {naming && (
        <NameDialog
          title={t(naming === 'now' ? 'versions.keep' : 'versions.rename')}
          label={t('versions.name')}
          value={naming === 'now' ? '' : naming.name}
          onClose={() => setNaming(null)}
          onSave={(name) => save(name).catch(toastError)}
        />
      )}
    </section>
  );
}
