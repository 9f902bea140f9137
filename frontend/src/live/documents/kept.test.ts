import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { dropKeptDocument, waitingDocuments } from '@/api/kept-documents';
import { type Kept, keep } from './kept';
import { sendWaiting } from './waiting';

const NAME = 'artel.document.me.one';
const opened: Kept[] = [];

function page(): { doc: Y.Doc; kept: Kept } {
  const doc = new Y.Doc();
  const kept = keep(NAME, doc);
  if (!kept) throw new Error('no database');
  opened.push(kept);
  return { doc, kept };
}

const words = (doc: Y.Doc): string => doc.getText('t').toString();
const write = (doc: Y.Doc, more: string): void => doc.getText('t').insert(words(doc).length, more);

async function reopened(): Promise<{ text: string; unsent: [number, number][]; updates: number }> {
  const { doc, kept } = page();
  const unsent = await kept.read;
  kept.close();
  const updates = await new Promise<number>((resolve) => {
    const request = indexedDB.open(NAME);
    request.onsuccess = () => {
      const counted = request.result.transaction('updates').objectStore('updates').count();
      counted.onsuccess = () => {
        request.result.close();
        resolve(counted.result);
      };
    };
  });
  return { text: words(doc), unsent: [...unsent], updates };
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
  localStorage.clear();
});
afterEach(() => {
  for (const kept of opened.splice(0)) kept.close();
  vi.unstubAllGlobals(); // the other files of this process have no database
});

describe('a document kept in the browser', () => {
  it('is there at the next visit, with what the server may not have', async () => {
    const { doc, kept } = page();
    await kept.read;
    write(doc, 'Zibeline');
    kept.mark(new Map([[7, 3]]));
    kept.close();
    expect(await reopened()).toMatchObject({ text: 'Zibeline', unsent: [[7, 3]] });
  });

  it('keeps what was written before its database had opened', async () => {
    const { doc, kept } = page();
    write(doc, 'Early');
    kept.mark(new Map([[1, 0]]));
    expect([...(await kept.read)]).toEqual([[1, 0]]);
    kept.close();
    expect(await reopened()).toMatchObject({ text: 'Early', unsent: [[1, 0]] });
  });

  it('becomes one state again after many changes, and loses nothing of another tab', async () => {
    const one = page();
    const two = page();
    await Promise.all([one.kept.read, two.kept.read]);
    write(two.doc, 'other ');
    for (let i = 0; i < 1200; i += 1) write(one.doc, 'x');
    await vi.waitFor(() => expect(words(one.doc)).toContain('other'), 10_000);
    one.kept.close();
    two.kept.close();
    const { text, updates } = await reopened();
    expect([...text].sort().join('')).toBe([...`other ${'x'.repeat(1200)}`].sort().join(''));
    expect(updates).toBeLessThan(700);
  });

  it('goes on in a page whose database another page took away, and says that it is not kept', async () => {
    const { doc, kept } = page();
    await kept.read;
    const sent: string[] = [];
    doc.on('update', () => sent.push(words(doc)));
    expect(kept.holds).toBe(true);
    await dropKeptDocument(NAME);
    write(doc, 'Still sent');
    kept.mark(new Map());
    expect(sent).toEqual(['Still sent']);
    await vi.waitFor(() => expect(kept.holds).toBe(false));
    expect((await reopened()).text).toBe('');
  });

  it('opens beside one that is just being dropped', async () => {
    const before = page();
    await before.kept.read;
    write(before.doc, 'Old');
    const dropped = before.kept.drop();
    const after = page();
    await dropped;
    await after.kept.read;
    expect(words(after.doc)).toBe('');
    write(after.doc, 'New');
    after.kept.close();
    expect((await reopened()).text).toBe('New');
  });

  it('closed at once, leaves nothing behind that fails', async () => {
    const { kept } = page();
    kept.close();
    expect([...(await kept.read)]).toEqual([]);
  });

  it('is sent when there is a connection again, although nobody opens it', async () => {
    const { doc, kept } = page();
    await kept.read;
    write(doc, 'Offline');
    kept.mark(new Map([[doc.clientID, 0]]));
    const server = new Y.Doc();
    const http = {
      get: vi.fn(),
      right: vi.fn(async () => 'edit' as const),
      post: vi.fn(async (update: Uint8Array) => Y.applyUpdate(server, update)),
    };
    await sendWaiting('me', () => http);
    expect(http.post).not.toHaveBeenCalled(); // the page that has it open does that
    kept.close();
    await sendWaiting('another', () => http);
    expect(http.post).not.toHaveBeenCalled();
    http.post.mockRejectedValueOnce(new Error('no network'));
    await sendWaiting('me', () => http);
    await sendWaiting('me', () => http);
    expect(words(server)).toBe('Offline');
    expect(await reopened()).toMatchObject({ text: 'Offline', unsent: [] });
    http.post.mockClear();
    await sendWaiting('me', () => http);
    expect(http.post).not.toHaveBeenCalled();
  });

  it('waits for its owner when it may no longer be written', async () => {
    const { doc, kept } = page();
    await kept.read;
    write(doc, 'Mine');
    kept.mark(new Map([[doc.clientID, 0]]));
    kept.close();
    const http = { get: vi.fn(), post: vi.fn(), right: vi.fn(async () => 'view' as const) };
    await sendWaiting('me', () => http);
    expect(http.post).not.toHaveBeenCalled();
    expect((await reopened()).unsent).toHaveLength(1);
  });

  it('is still to be sent when its database did not open in time', async () => {
    const { doc, kept } = page();
    await kept.read;
    write(doc, 'Mine');
    kept.mark(new Map([[doc.clientID, 0]]));
    kept.close();
    vi.useFakeTimers();
    vi.stubGlobal('indexedDB', { open: () => ({}) });
    const http = { get: vi.fn(), post: vi.fn(), right: vi.fn() };
    const sending = sendWaiting('me', () => http);
    await vi.advanceTimersByTimeAsync(2000);
    await sending;
    vi.useRealTimers();
    expect(http.post).not.toHaveBeenCalled();
    expect(waitingDocuments()).toEqual([NAME]);
  });
});
