/** Which way to the server: the socket; requests that wait where no socket gets through, until one does. */
import type { SocketLike } from './client';
import { CLOSE } from './frames';
import { LongPoll } from './long-poll';

const TRIES = 2;
const OPENING_MS = 6000;
const PROBE_MS = 60_000;

export interface Ways {
  socket: (url: string) => WebSocket;
  poll: (path: string) => SocketLike;
}

const browser: Ways = { socket: (url) => new WebSocket(url), poll: (path) => new LongPoll(path) };

/** `connect` of a LiveClient. After two sockets that never opened it asks over HTTP, and looks for a socket every minute. */
export function waysTo(ws: string, ways: Ways = browser): (url: string) => SocketLike {
  let failures = 0;
  const trySocket = (url: string): WebSocket => {
    const socket = ways.socket(url);
    const slow = setTimeout(() => socket.close(), OPENING_MS);
    let opened = false;
    socket.addEventListener('open', () => {
      opened = true;
      failures = 0;
      clearTimeout(slow);
    });
    socket.addEventListener('close', () => {
      clearTimeout(slow);
      if (!opened) failures += 1;
    });
    return socket;
  };
  const poll = (url: string): SocketLike => {
    // Next time a socket, unless this one gets through: the server may only have been away.
    failures = 0;
    const way = ways.poll(`/live/${encodeURIComponent(ws)}`);
    const probe = setInterval(() => {
      if (way.readyState > 1) {
        clearInterval(probe);
        return;
      }
      const socket = trySocket(url);
      socket.addEventListener('open', () => {
        socket.close();
        clearInterval(probe);
        way.close(CLOSE.tooSlow);
      });
    }, PROBE_MS);
    return way;
  };
  return (url) => (failures >= TRIES ? poll(url) : (trySocket(url) as unknown as SocketLike));
}
