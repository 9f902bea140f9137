import { afterEach, describe, expect, it, vi } from 'vitest';
import { LongPoll } from './long-poll';
import { waysTo } from './transport';

/** Requests as they were asked, each answered when the test says so. */
function line() {
  const asked: { path: string; answer: (body: unknown, status?: number) => void }[] = [];
  const ask = (path: string, signal: AbortSignal) =>
    new Promise<Response>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      asked.push({ path, answer: (body, status = 200) => resolve(new Response(JSON.stringify(body), { status })) });
    });
  return { asked, ask };
}

const later = () => new Promise((resolve) => setTimeout(resolve));

function begun() {
  const { asked, ask } = line();
  const poll = new LongPoll('/live/acme', ask);
  const said: unknown[] = [];
  const ends: number[] = [];
  poll.onmessage = ({ data }) => said.push(JSON.parse(data as string));
  poll.onclose = ({ code }) => ends.push(code);
  return { asked, poll, said, ends };
}

describe('LongPoll', () => {
  it('says hello, then hears its topics from there on', async () => {
    const { asked, poll, said } = begun();
    asked[0]?.answer({ seq: 7, frames: [] });
    await later();
    expect(said).toEqual([{ t: 'hello', seq: 7, member: '' }]);
    poll.send(JSON.stringify({ t: 'sub', topics: ['deals'], after: 7 }));
    await later();
    expect(asked.at(-1)?.path).toBe('/live/acme?after=7&topics=deals');
    asked.at(-1)?.answer({ seq: 9, frames: [{ t: 'ev', seq: 9, kind: 'deal.moved', about: 'deal:1' }] });
    await later();
    expect(said.at(-1)).toMatchObject({ t: 'ev', seq: 9 });
    expect(asked.at(-1)?.path).toBe('/live/acme?after=9&topics=deals');
    poll.close();
  });

  it('answers a ping by itself and catches up from what a subscription has seen', async () => {
    const { asked, poll, said } = begun();
    asked[0]?.answer({ seq: 20, frames: [] });
    await later();
    poll.send(JSON.stringify({ t: 'ping' }));
    poll.send(JSON.stringify({ t: 'sub', topics: ['deal:1'], after: 12 }));
    await later();
    expect(said.at(-1)).toEqual({ t: 'pong' });
    expect(asked.at(-1)?.path).toBe('/live/acme?after=12&topics=deal%3A1');
    poll.close();
  });

  it.each([
    [401, 4401],
    [404, 4403],
    [502, 1006],
  ])('an answer %i is the close code %i', async (status, code) => {
    const { asked, ends } = begun();
    asked[0]?.answer({}, status);
    await later();
    expect(ends).toEqual([code]);
  });
});

describe('waysTo', () => {
  afterEach(() => vi.useRealTimers());

  const fakes = () => {
    const sockets: EventTarget[] = [];
    const polls: { readyState: number; close: ReturnType<typeof vi.fn> }[] = [];
    const connect = waysTo('acme', {
      socket: () => {
        const socket = Object.assign(new EventTarget(), { close: vi.fn() });
        sockets.push(socket);
        return socket as unknown as WebSocket;
      },
      poll: () => {
        const poll = { readyState: 1, close: vi.fn() };
        polls.push(poll);
        return poll as never;
      },
    });
    return { sockets, polls, connect, fail: () => sockets.at(-1)?.dispatchEvent(new Event('close')) };
  };

  it('asks over HTTP after two sockets that never opened', () => {
    const { sockets, polls, connect, fail } = fakes();
    connect('ws://x');
    fail();
    connect('ws://x');
    expect(polls).toHaveLength(0);
    fail();
    connect('ws://x');
    expect([sockets.length, polls.length]).toEqual([2, 1]);
  });

  it('a socket that was open and broke is no reason', () => {
    const { sockets, polls, connect, fail } = fakes();
    for (let time = 0; time < 4; time += 1) {
      connect('ws://x');
      sockets.at(-1)?.dispatchEvent(new Event('open'));
      fail();
    }
    expect(polls).toHaveLength(0);
  });

  it('goes back to the socket as soon as one opens', () => {
    vi.useFakeTimers();
    const { sockets, polls, connect, fail } = fakes();
    connect('ws://x');
    fail();
    connect('ws://x');
    fail();
    connect('ws://x');
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(3);
    sockets[2]?.dispatchEvent(new Event('open'));
    expect(polls[0]?.close).toHaveBeenCalledWith(4008);
  });
});
