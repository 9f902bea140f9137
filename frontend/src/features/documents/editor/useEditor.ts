/** The editor of one document: made when its text is here, bound to the line. */
import { en, ru } from '@blocknote/core/locales';
import { withCollaboration } from '@blocknote/core/yjs';
import { useCreateBlockNote } from '@blocknote/react';
import i18next from 'i18next';
import { type Door, useDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import { useMembership } from '@/api/queries';
import type { FileRef } from '@/api/types';
import { currentLanguage } from '@/lib/i18n';
import { personColour } from '@/lib/people';
import type { DocumentLine } from '@/live/documents';
import { toast, toastError } from '@/ui/toasts';
import { cleanHtml, cleanOwn, fileAddress, MOST_TEXT } from './paste';
import { type DocumentEditor, schema } from './schema';
import { ThreadMarks } from './threadMarks';

/** What the server takes. */
const MOST_BYTES = 25 * 1024 * 1024;

async function uploadFile(door: Door, id: string, file: File): Promise<string> {
  try {
    if (file.size > MOST_BYTES) throw new Error(i18next.t('record:files.tooLarge'));
    const form = new FormData();
    form.set('file', file);
    const made = await door.upload<FileRef>(`/documents/${id}/files`, form);
    return `file:${made.id}`;
  } catch (error) {
    toastError(isApiError(error) && error.status === 0 ? new Error(i18next.t('record:files.offline')) : error);
    throw error;
  }
}

interface Paste {
  event: ClipboardEvent;
  editor: Pick<DocumentEditor, 'pasteHTML'>;
  defaultPasteHandler: (context?: { prioritizeMarkdownOverHTML?: boolean }) => boolean | undefined;
}

/** Refused or cleaned with a word: the document stays whole for everybody else. */
export function paste({ event, editor, defaultPasteHandler }: Paste): boolean | undefined {
  const data = event.clipboardData;
  if (!data) return true;
  const own = data.getData('blocknote/html');
  const html = own || data.getData('text/html');
  if (data.getData('text/plain').length > MOST_TEXT) return refuse();
  if (!html || data.types.includes('vscode-editor-data')) return defaultPasteHandler();
  const cleaned = own ? cleanOwn(own) : cleanHtml(html);
  if (cleaned === 'too-much') return refuse();
  if (cleaned.hostile > 0) toast(i18next.t('documents:paste.cleaned'));
  else if (cleaned.files > 0) toast(i18next.t('documents:paste.noFiles'));
  editor.pasteHTML(cleaned.html, own !== '');
  return true;
}

function refuse(): true {
  toastError(new Error(i18next.t('documents:paste.tooMuch')));
  return true;
}

export function useEditor(
  id: string,
  title: string,
  line: DocumentLine,
  onThread: (id: string) => void,
): DocumentEditor {
  const door = useDoor();
  const me = useMembership();
  const words = currentLanguage() === 'ru' ? ru : en;
  return useCreateBlockNote(
    withCollaboration({
      schema,
      dictionary: words,
      collaboration: {
        fragment: line.fragment,
        // The server stamps who it really is; this is what it looks like until then.
        user: { id: me?.member_id ?? '', name: me?.name ?? '', color: personColour(0) },
        provider: { awareness: line.awareness },
      },
      domAttributes: { editor: { 'aria-label': title, class: 'document-editor' } },
      animations: false,
      tables: { headers: true, splitCells: false },
      links: { isValidLink: (href: string) => /^(https?:|mailto:)/i.test(href) },
      uploadFile: (file: File) => uploadFile(door, id, file),
      resolveFileUrl: async (url: string) => fileAddress(door.base, url),
      pasteHandler: (context: unknown) => paste(context as Paste),
      extensions: [ThreadMarks({ onOpen: onThread })],
    }),
    [line],
  ) as unknown as DocumentEditor;
}
