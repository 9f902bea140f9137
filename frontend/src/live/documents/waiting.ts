/** What was written without a connection in documents that nobody has open any more. */
import * as Y from 'yjs';
import { waitingDocuments } from '@/api/kept-documents';
import type { HttpDoor } from './door';
import { isOpenHere, keep, keptName } from './kept';
import { Ledger } from './ledger';

/**
 * Sends it. What is refused stays where it is: the document says so when it is opened, with the words to copy.
 *
 * @param member whose documents: ids of others in this browser are left alone
 * @param http the plain requests of one document
 */
export async function sendWaiting(member: string, http: (id: string) => HttpDoor): Promise<void> {
  const mine = keptName(member, '');
  for (const name of waitingDocuments())
    if (name.startsWith(mine) && !isOpenHere(name))
      await send(name, http(name.slice(mine.length))).catch(() => undefined);
}

async function send(name: string, http: HttpDoor): Promise<void> {
  const doc = new Y.Doc();
  const kept = keep(name, doc);
  if (!kept) return;
  try {
    const unsent = await kept.read;
    // Nothing may also mean that the database did not open in time: the note of it must stay.
    if (unsent.size === 0 || (await http.right()) !== 'edit') return;
    const book = new Ledger(doc, kept);
    book.take(unsent);
    const upTo = Y.encodeStateVector(doc);
    await http.post(Y.encodeStateAsUpdate(doc, book.theirs()));
    book.reached(upTo);
  } finally {
    kept.close();
    doc.destroy();
  }
}
