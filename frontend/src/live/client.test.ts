import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '@/test/fake-socket';
import { LiveClient } from './client';
import type { LiveEvent } from './frames';

const sockets: FakeSocket[] = [];
let live: LiveClient;
const last = (): FakeSocket => {
  const socket = sockets.at(-1);
  if (!socket) throw new Error('no socket yet');
  return socket;
};
const settle = () => Promise.resolve();
const event = (seq: number, more: Partial<LiveEvent> = {}) => ({
  t: 'ev',
  seq,
  kind: 'deal.moved',
  about: 'deal:1',
  ...more,
});

beforeEach(() => {
  vi.useFakeTimers();
  sockets.length = 0;
  live = new LiveClient({
    url: 'ws://here/ws/live/acme/',
    random: () => 0.5,
    connect: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
  });
});
afterEach(() => {
  live.stop();
  vi.useRealTimers();
});

describe('LiveClient', () => {
  it('sends the topics of one render as one frame, after hello', async () => {
    live.subscribe('deals');
    live.start();
    live.subscribe('deal:1');
    expect(last().sent).toEqual([]);
    last().says({ t: 'hello', seq: 7, member: 'm' });
    await settle();
    expect(last().sent).toEqual([{ t: 'sub', topics: ['deals', 'deal:1'], after: 7 }]);
    expect(live.state).toBe('online');
  });

  it('counts subscribers: the topic is left with the last one', async () => {
    live.start();
    last().says({ t: 'hello', seq: 0, member: 'm' });
    const one = live.subscribe('deals');
    const two = live.subscribe('deals');
    await settle();
    one();
    one();
    await settle();
    expect(last().take('unsub')).toEqual([]);
    two();
    await settle();
    expect(last().take('sub')).toHaveLength(1);
    expect(last().take('unsub')).toEqual([{ t: 'unsub', topics: ['deals'] }]);
  });

  it('a leave and a join in the same breath cancel out', async () => {
    live.start();
    const leave = live.subscribe('deals');
    last().says({ t: 'hello', seq: 0, member: 'm' });
    await settle();
    leave();
    live.subscribe('deals');
    await settle();
    expect(last().sent).toHaveLength(1);
  });

  it('catches up after a break from the last event it has seen', async () => {
    live.subscribe('deals');
    live.start();
    last().says({ t: 'hello', seq: 3, member: 'm' });
    last().says(event(9));
    last().breaks();
    expect(live.state).toBe('offline');
    vi.advanceTimersByTime(400);
    expect(sockets).toHaveLength(2);
    last().says({ t: 'hello', seq: 20, member: 'm' });
    await settle();
    expect(last().sent).toEqual([{ t: 'sub', topics: ['deals'], after: 9 }]);
  });

  it('waits longer after each failure, with jitter, and not at all when the network is back', () => {
    live.start();
    last().breaks();
    vi.advanceTimersByTime(299);
    expect(sockets).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(2);
    last().breaks();
    vi.advanceTimersByTime(599);
    expect(sockets).toHaveLength(2);
    window.dispatchEvent(new Event('online'));
    expect(sockets).toHaveLength(3);
  });

  it('comes back at once when it was only too slow', () => {
    live.start();
    last().says({ t: 'hello', seq: 0, member: 'm' });
    last().breaks(4008);
    vi.advanceTimersByTime(0);
    expect(sockets).toHaveLength(2);
  });

  it.each([4401, 4403, 4408])('does not come back after %i', (code) => {
    const ended = vi.fn();
    live.ended.add(ended);
    live.start();
    last().breaks(code);
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
    expect(live.state).toBe('ended');
    expect(ended).toHaveBeenCalledWith(code);
  });

  it('begins anew when it is told that the session goes on', () => {
    live.start();
    last().breaks(4408);
    live.restart();
    expect(sockets).toHaveLength(2);
    last().says({ t: 'hello', seq: 1, member: 'm' });
    expect(live.state).toBe('online');
    live.restart();
    expect(sockets).toHaveLength(2);
  });

  it('notices a silent line', () => {
    live.start();
    last().says({ t: 'hello', seq: 0, member: 'm' });
    vi.advanceTimersByTime(25_000);
    expect(last().take('ping')).toHaveLength(1);
    last().says({ t: 'pong' });
    vi.advanceTimersByTime(25_000);
    expect(live.state).toBe('online');
    vi.advanceTimersByTime(10_000);
    expect(live.state).toBe('offline');
  });

  it('passes events, resets and what is gone on, and shrugs off garbage', () => {
    const heard: unknown[] = [];
    live.events.add((frame) => heard.push(frame.kind));
    live.resets.add((reason) => heard.push(reason));
    live.gone.add((about) => heard.push(about));
    live.start();
    last().says({ t: 'hello', seq: 0, member: 'm' });
    last().onmessage?.({ data: '{{' });
    last().onmessage?.({ data: 'null' });
    last().says(event(1));
    last().says({ t: 'reset', reason: 'gap' });
    last().says({ t: 'gone', about: 'deal:1' });
    expect(heard).toEqual(['deal.moved', 'gap', 'deal:1']);
  });

  it('tells again where I am after every reconnect, and only after the subscription', async () => {
    live.start();
    live.subscribe('deal:1');
    live.book.here('deal:1', 'amount');
    last().says({ t: 'hello', seq: 0, member: 'm' });
    await settle();
    expect(last().sent.map((frame) => frame.t)).toEqual(['sub', 'here']);
    last().breaks();
    vi.advanceTimersByTime(1000);
    last().says({ t: 'hello', seq: 0, member: 'm' });
    await settle();
    expect(last().take('here')).toEqual([{ t: 'here', topic: 'deal:1', state: 'edit', field: 'amount' }]);
  });

  it('shows at once who edits a field, and no longer when they fall silent', async () => {
    live.start();
    live.subscribe('deal:1');
    last().says({ t: 'hello', seq: 0, member: 'm' });
    await settle();
    const anna = { member: 'a', name: 'Anna', colour: 1 };
    last().says({ t: 'presence', topic: 'deal:1', people: [{ ...anna, tabs: 1, state: 'view', field: null }] });
    last().says({ t: 'editing', topic: 'deal:1', field: 'amount', on: true, ...anna });
    expect(live.book.people('deal:1')).toMatchObject([{ member: 'a', state: 'edit', field: 'amount' }]);
    vi.advanceTimersByTime(8000);
    expect(live.book.people('deal:1')).toMatchObject([{ member: 'a', state: 'view' }]);
    live.book.here('deal:1', 'title');
    vi.advanceTimersByTime(3000);
    live.book.here('deal:1');
    expect(
      last()
        .take('editing')
        .map(({ field, on }) => `${field} ${on}`),
    ).toEqual(['title true', 'title true', 'title false']);
  });

  it('tells when nobody sits before the tab', async () => {
    live.start();
    live.subscribe('deal:1');
    live.book.here('deal:1');
    last().says({ t: 'hello', seq: 0, member: 'm' });
    await settle();
    live.book.idle(true);
    live.book.idle(false);
    expect(
      last()
        .take('here')
        .map(({ state }) => state),
    ).toEqual(['view', 'idle', 'view']);
  });

  it('shows who types for four seconds, or until their comment is there', () => {
    live.start();
    last().says({ t: 'hello', seq: 0, member: 'm' });
    last().says({ t: 'typing', topic: 'deal:1', member: 'a', name: 'Anna' });
    last().says({ t: 'typing', topic: 'deal:1', member: 'b', name: 'Boris' });
    expect(live.book.typers('deal:1').map((typer) => typer.name)).toEqual(['Anna', 'Boris']);
    live.book.stoppedTyping('deal:1', 'a');
    expect(live.book.typers('deal:1')).toHaveLength(1);
    vi.advanceTimersByTime(4000);
    expect(live.book.typers('deal:1')).toHaveLength(0);
  });
});
