/** The plain requests of one document: where sockets are blocked, and for what is larger than a frame. */
import { getBytes, postBytes } from '@/api/binary';
import type { Door } from '@/api/door';
import { isApiError } from '@/api/errors';
import { newId } from '@/lib/ids';
import { DOCUMENT_CLOSE, type Right } from './frames';

export interface HttpDoor {
  get: (state: Uint8Array) => Promise<Uint8Array>;
  post: (update: Uint8Array) => Promise<void>;
  right: () => Promise<Right>;
}

function base64url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export const rightOf = (abilities: readonly string[]): Right =>
  abilities.includes('document.edit') ? 'edit' : abilities.includes('document.comment') ? 'comment' : 'view';

export function httpDoor(door: Door, id: string): HttpDoor {
  const path = `${door.base}/documents/${id}/updates`;
  return {
    get: (state) => getBytes(path, { state: base64url(state) }),
    post: async (update) => {
      await postBytes(path, update, { ref: newId() });
    },
    right: async () => {
      const one = await door.get<{ abilities: string[]; archived_at: string | null }>(`/documents/${id}`);
      return one.archived_at ? 'view' : rightOf(one.abilities);
    },
  };
}

/** The close code that says the same as this answer; null when it is worth trying again. */
export function whyRefused(error: unknown): number | null {
  if (!isApiError(error) || error.status === 0 || error.status >= 500) return null;
  if (error.status === 401) return DOCUMENT_CLOSE.notSignedIn;
  if (error.status === 413 || error.code === 'document_is_full') return DOCUMENT_CLOSE.tooLarge;
  if (error.status === 400) return DOCUMENT_CLOSE.bad;
  if (error.status === 429) return DOCUMENT_CLOSE.tooMany;
  return DOCUMENT_CLOSE.noAccess;
}
