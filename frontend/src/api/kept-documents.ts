/** The databases of documents kept in this browser, by name: small enough to be known to every page that signs out. */
const LISTED = 'artel.documents';
/** Those of them with words that the server may not have. */
const WAITING = 'artel.documents.waiting';

function names(of: string): string[] {
  try {
    const found = JSON.parse(localStorage.getItem(of) ?? '[]') as unknown;
    return Array.isArray(found) ? found.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

function enlist(of: string, name: string, there: boolean): void {
  const before = names(of);
  if (before.includes(name) === there) return;
  localStorage.setItem(of, JSON.stringify(there ? [...before, name] : before.filter((one) => one !== name)));
}

export const keptDocuments = (): string[] => names(LISTED);
export const waitingDocuments = (): string[] => names(WAITING);

export const listKeptDocument = (name: string): void => enlist(LISTED, name, true);
export const documentWaits = (name: string, waits: boolean): void => enlist(WAITING, name, waits);

export function dropKeptDocument(name: string): Promise<void> {
  enlist(LISTED, name, false);
  enlist(WAITING, name, false);
  return new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve();
    const request = indexedDB.deleteDatabase(name);
    // Another tab may hold it open: it goes when that tab does.
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

/** Signing out takes every kept document along. */
export async function dropKeptDocuments(): Promise<void> {
  await Promise.all(keptDocuments().map(dropKeptDocument));
}
