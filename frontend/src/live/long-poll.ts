/** The same conversation as over the socket, in plain HTTP requests: for networks whose proxy lets no WebSocket through. */
import type { SocketLike } from './client';
import { CLOSE, type ClientFrame, type ServerFrame } from './frames';

interface Answer {
  seq: number;
  frames: ServerFrame[];
}

type Ask = (path: string, signal: AbortSignal) => Promise<Response>;

const OPEN = 1;
const CLOSED = 3;
const ask: Ask = (path, signal) => fetch(path, { signal, credentials: 'same-origin', cache: 'no-store' });

/** Hears events; who else is here and who types are not told this way. */
export class LongPoll implements SocketLike {
  readyState = 0;
  onopen: SocketLike['onopen'] = null;
  onclose: SocketLike['onclose'] = null;
  onmessage: SocketLike['onmessage'] = null;
  readonly #path: string;
  readonly #ask: Ask;
  readonly #topics = new Set<string>();
  #after: number | null = null;
  #waiting: AbortController | null = null;

  constructor(path: string, how: Ask = ask) {
    this.#path = path;
    this.#ask = how;
    void this.#begin();
  }

  send(data: string): void {
    const frame = JSON.parse(data) as ClientFrame;
    if (frame.t === 'ping') this.#say({ t: 'pong' });
    if (frame.t !== 'sub' && frame.t !== 'unsub') return;
    for (const topic of frame.topics) {
      if (frame.t === 'sub') this.#topics.add(topic);
      else this.#topics.delete(topic);
    }
    if (frame.t === 'sub' && frame.after !== null) this.#after = Math.min(this.#after ?? frame.after, frame.after);
    // What is waiting listens to the topics of before.
    this.#waiting?.abort();
  }

  close(code = 1000): void {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    this.#waiting?.abort();
    this.onclose?.({ code });
  }

  async #begin(): Promise<void> {
    const first = await this.#read('');
    if (!first || this.readyState === CLOSED) return;
    this.readyState = OPEN;
    this.#after = first.seq;
    this.#say({ t: 'hello', seq: first.seq, member: '' });
    while (this.readyState === OPEN) await this.#turn();
  }

  async #turn(): Promise<void> {
    const query = new URLSearchParams({ after: String(this.#after ?? 0), topics: [...this.#topics].join(',') });
    const asked = this.#after;
    const answer = await this.#read(`?${query}`);
    if (!answer) return;
    // A subscription made meanwhile may have asked for older events: they are still to come.
    if (this.#after === asked) this.#after = answer.seq;
    for (const frame of answer.frames) this.#say(frame);
  }

  async #read(query: string): Promise<Answer | null> {
    const waiting = new AbortController();
    this.#waiting = waiting;
    try {
      const response = await this.#ask(this.#path + query, waiting.signal);
      if (response.ok) return (await response.json()) as Answer;
      this.close(response.status === 401 ? CLOSE.notSignedIn : response.status === 404 ? CLOSE.noAccess : 1006);
    } catch {
      // Aborted: another turn with other topics. Anything else: the line is gone.
      if (!waiting.signal.aborted) this.close(1006);
    }
    return null;
  }

  #say(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}
