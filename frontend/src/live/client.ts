/** One socket a tab: topics with reference counts, catch-up after a break, back-off with jitter, presence and typing. */
import { Listeners } from '@/lib/events';
import { CLOSE, type ClientFrame, type ConnectionState, type LiveEvent, parseFrame, type ServerFrame } from './frames';
import { PresenceBook } from './presence-book';

/** The part of WebSocket used here; tests bring their own. */
export interface SocketLike {
  readyState: number;
  send(data: string): void;
  close(code?: number): void;
  onopen: ((event: never) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
}

export interface LiveOptions {
  url: string;
  connect: (url: string) => SocketLike;
  random?: () => number;
}

const OPEN = 1;
const PING_MS = 25_000;
const SILENCE_MS = 10_000;
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 15_000;
/** A first hello later than this means that what was fetched before may already be old. */
const SLOW_HELLO_MS = 3000;

export class LiveClient {
  readonly events = new Listeners<LiveEvent>();
  readonly gone = new Listeners<string>();
  readonly resets = new Listeners<string>();
  readonly unread = new Listeners<number>();
  readonly ended = new Listeners<number>();
  readonly states = new Listeners();
  readonly book = new PresenceBook((frame) => this.#sendAbout(frame));

  readonly #url: string;
  readonly #connect: (url: string) => SocketLike;
  readonly #random: () => number;
  readonly #topics = new Map<string, number>();
  /** what the server has been told */
  #known = new Set<string>();
  #queue = new Set<string>();
  #flushing = false;
  #socket: SocketLike | null = null;
  #state: ConnectionState = 'idle';
  #seq: number | null = null;
  #attempt = 0;
  #startedAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #ping: ReturnType<typeof setInterval> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LiveOptions) {
    this.#url = options.url;
    this.#connect = options.connect;
    this.#random = options.random ?? Math.random;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  start(): void {
    if (this.#state !== 'idle') return;
    this.#startedAt = Date.now();
    window.addEventListener('online', this.#wake);
    window.addEventListener('offline', this.#drop);
    this.#open();
  }

  stop(): void {
    window.removeEventListener('online', this.#wake);
    window.removeEventListener('offline', this.#drop);
    this.#quiet();
    this.#setState('idle');
  }

  /** Begin anew after the server had ended the connection: the session has changed, not gone. */
  restart(): void {
    if (this.#state !== 'ended') return;
    this.#attempt = 0;
    this.#open();
  }

  /** Hear a topic until the returned function is called. Several callers share one subscription. */
  subscribe(topic: string): () => void {
    const count = this.#topics.get(topic) ?? 0;
    this.#topics.set(topic, count + 1);
    if (count === 0) this.#enqueue(topic);
    let done = false;
    return () => {
      if (done) return;
      done = true;
      const left = (this.#topics.get(topic) ?? 1) - 1;
      if (left > 0) this.#topics.set(topic, left);
      else {
        this.#topics.delete(topic);
        this.#enqueue(topic);
      }
    };
  }

  /** Subscriptions of one render go out as one frame; a leave and a join of the same topic cancel out. */
  #enqueue(topic: string): void {
    this.#queue.add(topic);
    if (this.#flushing) return;
    this.#flushing = true;
    queueMicrotask(() => {
      this.#flushing = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#state !== 'online') return;
    const added = [...this.#queue].filter((topic) => this.#topics.has(topic) && !this.#known.has(topic));
    const left = [...this.#queue].filter((topic) => !this.#topics.has(topic) && this.#known.has(topic));
    this.#queue = new Set();
    for (const topic of added) this.#known.add(topic);
    for (const topic of left) {
      this.#known.delete(topic);
      this.book.forget(topic);
    }
    if (left.length > 0) this.#send({ t: 'unsub', topics: left });
    if (added.length > 0) this.#send({ t: 'sub', topics: added, after: this.#seq });
    for (const topic of added) this.book.announce(topic);
  }

  #send(frame: ClientFrame): void {
    if (this.#socket?.readyState === OPEN) this.#socket.send(JSON.stringify(frame));
  }

  /** Presence before its subscription is held back: it is announced right after it. */
  #sendAbout(frame: ClientFrame): void {
    if (!('topic' in frame) || this.#known.has(frame.topic)) this.#send(frame);
  }

  #open(): void {
    clearTimeout(this.#retry);
    if (this.#state === 'idle') this.#setState('connecting');
    const socket = this.#connect(this.#url);
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      const frame = parseFrame(data);
      if (frame && this.#socket === socket) this.#receive(frame);
    };
    socket.onclose = ({ code }) => {
      if (this.#socket === socket) this.#lost(code);
    };
  }

  #receive(frame: ServerFrame): void {
    clearTimeout(this.#silence);
    switch (frame.t) {
      case 'hello':
        this.#hello(frame.seq);
        break;
      case 'ev':
        this.#seq = Math.max(this.#seq ?? 0, frame.seq);
        this.events.tell({
          ...frame,
          parents: frame.parents ?? [],
          spread: frame.spread ?? 0,
          extra: frame.extra ?? {},
        });
        break;
      case 'gone':
        this.gone.tell(frame.about);
        break;
      case 'reset':
        this.resets.tell(frame.reason);
        break;
      case 'unread':
        this.unread.tell(frame.count);
        break;
      case 'presence':
      case 'typing':
      case 'editing':
        this.book.receive(frame);
        break;
      case 'pong':
      case 'error':
        break;
    }
  }

  #hello(seq: number): void {
    const first = this.#seq === null;
    if (first) this.#seq = seq;
    this.#attempt = 0;
    this.#known = new Set();
    this.#queue = new Set(this.#topics.keys());
    this.#setState('online');
    this.#flush();
    this.#ping = setInterval(this.#beat, PING_MS);
    if (first && Date.now() - this.#startedAt > SLOW_HELLO_MS) this.resets.tell('late');
  }

  #beat = (): void => {
    this.#send({ t: 'ping' });
    clearTimeout(this.#silence);
    this.#silence = setTimeout(this.#drop, SILENCE_MS);
  };

  #lost(code: number): void {
    this.#quiet();
    this.book.clear();
    if (code === CLOSE.notSignedIn || code === CLOSE.noAccess || code === CLOSE.sessionEnded) {
      this.#setState('ended');
      this.ended.tell(code);
      return;
    }
    this.#setState('offline');
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#attempt);
    const wait = code === CLOSE.tooSlow && this.#attempt === 0 ? 0 : longest / 2 + (this.#random() * longest) / 2;
    this.#attempt += 1;
    this.#retry = setTimeout(() => this.#open(), wait);
  }

  #quiet(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    clearInterval(this.#ping);
    const socket = this.#socket;
    this.#socket = null;
    this.#known = new Set();
    if (socket && socket.readyState <= OPEN) socket.close();
  }

  /** The browser says it has a network again: do not wait out the back-off. */
  #wake = (): void => {
    if (this.#state === 'offline') this.#open();
  };

  #drop = (): void => {
    if (this.#socket) this.#lost(1006);
  };

  #setState(state: ConnectionState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.states.tell();
  }
}
