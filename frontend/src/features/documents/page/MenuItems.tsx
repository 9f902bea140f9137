import { Menu } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconFileTypeDocx,
  IconFileTypePdf,
  IconMarkdown,
  IconTemplate,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { download } from '@/api/binary';
import { useDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import type { SharedDocument } from '@/api/types';
import { toast, toastError } from '@/ui/toasts';
import { useDocumentWrites } from '../api';

const FORMATS = [
  { format: 'pdf', icon: IconFileTypePdf },
  { format: 'docx', icon: IconFileTypeDocx },
  { format: 'md', icon: IconMarkdown },
] as const;
/** A file that takes longer says that it is being made. */
const SLOW_MS = 800;

/** Export, template, archive. */
export function MenuItems({ document, onTemplate }: { document: SharedDocument; onTemplate: () => void }) {
  const { t } = useTranslation('documents');
  const door = useDoor();
  const writes = useDocumentWrites(document.id);
  const staff = door.kind === 'staff';
  const fetchAs = async (format: string) => {
    const word = setTimeout(() => toast(t('exports.making', { format: format.toUpperCase() })), SLOW_MS);
    try {
      await download(`${door.base}/documents/${document.id}/export`, { format }, `${document.title}.${format}`);
    } catch (error) {
      if (!isApiError(error) || error.code !== 'export_takes_long') toastError(error);
      else await later(format).catch(toastError);
    } finally {
      clearTimeout(word);
    }
  };
  // The notice about it stands above the text, which may be scrolled away.
  const later = async (format: string) => {
    await writes.askForExport(format);
    toast(`${t('exports.making', { format: format.toUpperCase() })}. ${t('exports.makingText')}`);
  };
  const archive = async () => {
    try {
      await writes.archive(document);
      toast(t('menu.archivedToast', { title: document.title }), {
        undo: () => void writes.unarchive({ ...document, version: document.version + 1 }).catch(toastError),
      });
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <>
      <Menu.Label>{t('menu.export')}</Menu.Label>
      {FORMATS.map(({ format, icon: Sign }) => (
        <Menu.Item key={format} leftSection={<Sign size={16} />} onClick={() => void fetchAs(format)}>
          {t(`menu.${format}`)}
        </Menu.Item>
      ))}
      {staff && can(document, 'document.edit') && (
        <>
          <Menu.Divider />
          <Menu.Item leftSection={<IconTemplate size={16} />} onClick={onTemplate}>
            {t('menu.asTemplate')}
          </Menu.Item>
        </>
      )}
      {staff &&
        can(document, 'document.manage') &&
        (document.archived_at ? (
          <Menu.Item
            leftSection={<IconArchiveOff size={16} />}
            onClick={() => void writes.unarchive(document).catch(toastError)}
          >
            {t('menu.unarchive')}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => void archive()}>
            {t('menu.archive')}
          </Menu.Item>
        ))}
    </>
  );
}
