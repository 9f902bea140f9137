import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconDots, IconHistory, IconMessages, IconShare2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { useDoor } from '@/api/door';
import type { SharedDocument } from '@/api/types';
import { type DocumentLine, useLinePart } from '@/live/documents';
import { Share } from '@/record/share/Share';
import { InlineEdit } from '@/ui/InlineEdit';
import { toast, toastError } from '@/ui/toasts';
import { useDocumentWrites } from '../api';
import { NameDialog } from '../versions/NameDialog';
import classes from './Document.module.css';
import { MenuItems } from './MenuItems';
import type { Side } from './OpenDocument';

interface Props {
  document: SharedDocument;
  line: DocumentLine;
  side: Side;
  onSide: (side: Side) => void;
}

/** The title where it stands; guests read it as the heading of their page. */
export function DocumentTitle({ document }: { document: SharedDocument }) {
  const { t } = useTranslation('documents');
  const { rename } = useDocumentWrites(document.id);
  return (
    <InlineEdit
      className={classes.title ?? ''}
      label={t('field.title')}
      value={document.title}
      required
      readOnly={document.archived_at !== null || !can(document, 'document.edit')}
      onSave={rename}
    />
  );
}

/** Whether all is saved, and what can be done with the document. */
export function Bar({ document, line, side, onSide }: Props) {
  const { t } = useTranslation('documents');
  const door = useDoor();
  const writes = useDocumentWrites(document.id);
  const [sharing, setSharing] = useState(false);
  const [naming, setNaming] = useState(false);
  const saveTemplate = async (name: string) => {
    try {
      await writes.asTemplate(name, '');
      setNaming(false);
      toast(t('menu.templateMade', { name }));
    } catch (error) {
      toastError(error);
    }
  };
  const staff = door.kind === 'staff';
  const toggle = (name: Exclude<Side, null>) => onSide(side === name ? null : name);
  return (
    <div className={classes.bar}>
      <SavedState line={line} />
      <Tooltip label={t('threads.title')}>
        <ActionIcon aria-label={t('threads.title')} aria-pressed={side === 'threads'} onClick={() => toggle('threads')}>
          <IconMessages size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('versions.title')}>
        <ActionIcon
          aria-label={t('versions.title')}
          aria-pressed={side === 'versions'}
          onClick={() => toggle('versions')}
        >
          <IconHistory size={16} />
        </ActionIcon>
      </Tooltip>
      {staff && can(document, 'document.manage') && (
        <Button variant="default" aria-label={t('share')} onClick={() => setSharing(true)}>
          <IconShare2 size={16} aria-hidden />
          <span className={classes.shareWord}>{t('share')}</span>
        </Button>
      )}
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('menu.title')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <MenuItems document={document} onTemplate={() => setNaming(true)} />
        </Menu.Dropdown>
      </Menu>
      {naming && (
        <NameDialog
          title={t('menu.asTemplate')}
          label={t('menu.templateName')}
          value={document.title}
          onClose={() => setNaming(false)}
          onSave={saveTemplate}
        />
      )}
      {staff && (
        <Share
          object={`document:${document.id}`}
          title={document.title}
          opened={sharing}
          onClose={() => setSharing(false)}
        />
      )}
    </div>
  );
}

/** "Saved" means that the server has committed it. */
function SavedState({ line }: { line: DocumentLine }) {
  const { t } = useTranslation('documents');
  const connection = useLinePart(line, 'connection');
  const saved = useLinePart(line, 'saved');
  const right = useLinePart(line, 'right');
  const word =
    connection === 'ended'
      ? null
      : saved === 'held'
        ? 'held'
        : connection === 'offline' || saved === 'kept'
          ? 'offline'
          : right === null || connection === 'connecting'
            ? 'opening'
            : right !== 'edit'
              ? null
              : saved;
  return (
    <span className={classes.saved} data-state={word ?? undefined} role="status">
      {word && t(`state.${word}`)}
    </span>
  );
}
