import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { type Far, frame, type Ground, ground, pause, textOf, write } from '@/test/far';

let line: Ground['line'];
let server: Y.Doc;
let http: Ground['http'];
let ends: Far[];
let last: () => Far;

beforeEach(async () => {
  vi.useFakeTimers();
  ({ line, server, http, ends, last } = await ground());
});
afterEach(() => {
  line.stop();
  vi.useRealTimers();
});

describe('the line of a document', () => {
  it('shows what the server has, and is saved before anything is written', () => {
    write(server, 'There');
    last().opens(server);
    last().commits(1);
    expect(textOf(line.doc)).toBe('There');
    expect(line.state).toMatchObject({ connection: 'online', saved: 'saved', right: 'edit', synced: true });
  });

  it('keeps what is written without a network, and sends it after the return', () => {
    last().opens(server);
    last().commits(1);
    last().breaks();
    write(line.doc, 'Kept');
    expect(line.state).toMatchObject({ connection: 'offline', saved: 'held' }); // no database here
    vi.advanceTimersByTime(400);
    expect(ends).toHaveLength(2);
    last().opens(server);
    for (const update of last().updates()) Y.applyUpdate(server, update);
    expect(textOf(server)).toBe('Kept');
    expect(line.state.saved).toBe('saving');
    last().commits(1);
    pause();
    expect(line.state.saved).toBe('saved');
  });

  it('merges what both sides wrote meanwhile', () => {
    last().opens(server);
    last().breaks();
    write(line.doc, 'Mine');
    write(server, 'Theirs');
    vi.advanceTimersByTime(400);
    last().opens(server);
    for (const update of last().updates()) Y.applyUpdate(server, update);
    expect(textOf(server)).toBe(textOf(line.doc));
    expect(textOf(server)).toContain('Mine');
    expect(textOf(server)).toContain('Theirs');
  });

  it('sends nothing as a viewer', () => {
    write(server, 'There');
    last().opens(server, 'view');
    expect(last().updates()).toEqual([]);
    expect(line.state).toMatchObject({ right: 'view', synced: true, stranded: null });
  });

  it('hands back the words that were not sent when the right to write goes', () => {
    write(server, 'There');
    last().opens(server);
    last().commits(1);
    write(line.doc, 'Too late');
    last().may('view');
    expect(line.state).toMatchObject({ right: 'view', stranded: 'Too late' });
  });

  it('hands nothing back when everything was saved', () => {
    last().opens(server);
    last().commits(1);
    last().may('comment');
    expect(line.state).toMatchObject({ right: 'comment', stranded: null });
  });

  it('ends for good where access has ended, with the words at hand', () => {
    last().opens(server);
    last().commits(1);
    write(line.doc, 'Too late');
    last().breaks(4403);
    vi.advanceTimersByTime(60_000);
    expect(ends).toHaveLength(1);
    expect(line.state).toMatchObject({ connection: 'ended', ended: 4403, stranded: 'Too late' });
  });

  it('waits longer after each failure, and up to fifteen seconds', () => {
    last().opens(server);
    last().breaks();
    for (const wait of [200, 400, 800, 1600, 3200, 6400, 7500, 7500]) {
      const before = ends.length;
      vi.advanceTimersByTime(wait - 1);
      expect(ends).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(ends).toHaveLength(before + 1);
      last().breaks();
    }
  });

  it('begins anew after 45 s of silence', () => {
    last().opens(server);
    vi.advanceTimersByTime(45_000);
    expect(line.state.connection).toBe('offline');
  });

  it('goes by plain requests where sockets are blocked', async () => {
    write(server, 'There');
    http.right.mockResolvedValue('edit');
    http.get.mockImplementation(async () => Y.encodeStateAsUpdate(server));
    http.post.mockImplementation(async (update: Uint8Array) => Y.applyUpdate(server, update));
    for (const wait of [200, 400, 800]) {
      last().breaks();
      await vi.advanceTimersByTimeAsync(wait);
    }
    expect(line.state).toMatchObject({ connection: 'online', overHttp: true, synced: true });
    expect(textOf(line.doc)).toBe('There');
    write(line.doc, 'Mine');
    expect(line.state.saved).toBe('saving');
    await vi.advanceTimersByTimeAsync(300);
    expect(line.state.saved).toBe('saved');
    expect(textOf(server)).toBe('ThereMine');
    last().opens(server);
    expect(line.state.overHttp).toBe(false);
  });

  it('sends what is larger than a frame by HTTP, and the rest after it', async () => {
    last().opens(server);
    last().commits(1);
    http.post.mockImplementation(async (update: Uint8Array) => Y.applyUpdate(server, update));
    write(line.doc, 'x'.repeat(1_000_000));
    frame();
    write(line.doc, 'After');
    expect(last().updates()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(textOf(server)).toContain('xxx');
    for (const update of last().updates()) Y.applyUpdate(server, update);
    expect(textOf(server)).toContain('After');
    last().commits(2);
    pause();
    expect(line.state.saved).toBe('saved');
  });
});
