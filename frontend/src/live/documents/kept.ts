/** Documents kept in this browser, for reading and writing without a network; gone at sign-out. */

import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { dropKeptDocument, listKeptDocument } from '@/api/kept-documents';
import type { Unsent } from './unsent';

const PREFIX = 'artel.document.';
const UNSENT = 'unsent';
const LONGEST_MS = 2000;

export const keptName = (member: string, id: string): string => `${PREFIX}${member}.${id}`;

export interface Kept {
  /** what was kept has been read into the document, and which of it the server may not have */
  read: Promise<Unsent>;
  mark: (unsent: Unsent) => void;
  close: () => Promise<void>;
  /** nothing of it stays here */
  drop: () => Promise<void>;
  /** what it writes into the document comes from this origin */
  origin: unknown;
}

/** Null where the browser has no database for us (private windows of some). */
export function keep(name: string, doc: Y.Doc): Kept | null {
  if (typeof indexedDB === 'undefined') return null;
  listKeptDocument(name);
  const store = new IndexeddbPersistence(name, doc);
  const kept = store.whenSynced.then(async () => {
    const pairs = (await store.get(UNSENT)) as [number, number][] | undefined;
    return new Map(pairs ?? []);
  });
  // A database that does not open must not keep the document closed.
  const late = new Promise<Unsent>((resolve) => setTimeout(() => resolve(new Map()), LONGEST_MS));
  const read = Promise.race([kept, late]);
  return {
    read,
    mark: (unsent) => void store.set(UNSENT, [...unsent] as never).catch(() => undefined),
    close: () => store.destroy(),
    drop: async () => {
      await store.destroy();
      await dropKeptDocument(name);
    },
    origin: store,
  };
}
