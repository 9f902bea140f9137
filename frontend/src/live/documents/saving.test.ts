import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { type Far, frame, type Ground, ground, pause, textOf, write } from '@/test/far';

let line: Ground['line'];
let server: Y.Doc;
let last: () => Far;

beforeEach(async () => {
  vi.useFakeTimers();
  ({ line, server, last } = await ground());
});
afterEach(() => {
  line.stop();
  vi.useRealTimers();
});

describe('what is written in a document', () => {
  it('says saved only when the server has committed everything', () => {
    last().opens(server);
    last().commits(1);
    write(line.doc, 'One');
    frame();
    write(line.doc, 'Two');
    last().commits(2);
    pause();
    expect(line.state.saved).toBe('saving');
    last().commits(3);
    pause();
    expect(line.state.saved).toBe('saved');
  });

  it('sends what was written in one frame as one update', () => {
    last().opens(server);
    const before = last().updates().length;
    write(line.doc, 'One');
    write(line.doc, 'Two');
    expect(last().updates()).toHaveLength(before);
    frame();
    const [update] = last().updates().slice(before);
    Y.applyUpdate(server, update as Uint8Array);
    expect(last().updates()).toHaveLength(before + 1);
    expect(textOf(server)).toBe('OneTwo');
  });

  it('sends what was just written before the page is left, covered or closed', () => {
    last().opens(server);
    const before = last().updates().length;
    write(line.doc, 'One');
    window.dispatchEvent(new Event('pagehide'));
    expect(last().updates()).toHaveLength(before + 1);
    const end = last();
    write(line.doc, 'Two');
    line.stop();
    for (const update of end.updates()) Y.applyUpdate(server, update);
    expect(textOf(server)).toBe('OneTwo');
  });

  it('sends it once when the connection is lost before the next frame', () => {
    last().opens(server);
    write(line.doc, 'One');
    last().breaks();
    vi.advanceTimersByTime(400);
    last().opens(server);
    frame();
    expect(last().updates()).toHaveLength(1);
    Y.applyUpdate(server, last().updates()[0] as Uint8Array);
    expect(textOf(server)).toBe('One');
  });

  it('does not go to and fro between saving and saved while somebody types', () => {
    last().opens(server);
    last().commits(1);
    const said: string[] = [];
    line.states.add(() => said.push(line.state.saved));
    for (let key = 0; key < 10; key += 1) {
      write(line.doc, 'x');
      frame();
      last().commits(key + 2);
      vi.advanceTimersByTime(50);
    }
    expect(said).toEqual(['saving']);
    pause();
    expect(said).toEqual(['saving', 'saved']);
  });

  it('hands nothing back that was committed, though saved is not yet said', () => {
    last().opens(server);
    last().commits(1);
    write(line.doc, 'In time');
    frame();
    last().commits(2);
    last().may('view');
    expect(line.state).toMatchObject({ right: 'view', stranded: null });
  });

  it('waits for words that were only taken away, too', () => {
    write(server, 'There');
    last().opens(server);
    last().commits(1);
    line.fragment.delete(0, 1);
    frame();
    expect(line.state.saved).toBe('saving');
    last().commits(2);
    pause();
    expect(line.state.saved).toBe('saved');
  });

  it('sends nothing once it is locked', () => {
    last().opens(server);
    const before = last().updates().length;
    write(line.doc, 'A repair');
    line.lock();
    write(line.doc, 'of nobody');
    frame();
    expect(last().updates()).toHaveLength(before);
  });
});
