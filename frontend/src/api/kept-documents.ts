/** The databases of documents kept in this browser, by name: small enough to be known to every page that signs out. */
const LISTED = 'artel.documents';

export function keptDocuments(): string[] {
  try {
    const names = JSON.parse(localStorage.getItem(LISTED) ?? '[]') as unknown;
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

const list = (names: readonly string[]) => localStorage.setItem(LISTED, JSON.stringify(names));

export function listKeptDocument(name: string): void {
  const names = keptDocuments();
  if (!names.includes(name)) list([...names, name]);
}

export function dropKeptDocument(name: string): Promise<void> {
  list(keptDocuments().filter((one) => one !== name));
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
