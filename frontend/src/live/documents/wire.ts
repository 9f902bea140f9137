/** The socket of one document: back-off with jitter, silence counted, blocked networks noticed. */
import { isFinal } from './frames';

/** The part of WebSocket used here; tests bring their own. */
export interface BinarySocket {
  readyState: number;
  binaryType: BinaryType;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
  onopen: ((event: never) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
}

export interface WireOptions {
  url: string;
  opened: () => void;
  heard: (bytes: Uint8Array) => void;
  /** lost and trying again, or (final) closed for good */
  lost: (code: number, final: boolean) => void;
  /** it has never opened so far: sockets seem to be blocked here */
  blocked: () => void;
  connect?: ((url: string) => BinarySocket) | undefined;
  random?: (() => number) | undefined;
}

const OPEN = 1;
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 15_000;
/** The server says something at least every 20 s. */
const SILENCE_MS = 45_000;
const BLOCKED_AFTER = 3;

export class Wire {
  readonly #options: WireOptions;
  #socket: BinarySocket | null = null;
  #attempt = 0;
  #everOpened = false;
  #stopped = true;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(options: WireOptions) {
    this.#options = options;
  }

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    window.addEventListener('online', this.#wake);
    window.addEventListener('offline', this.#drop);
    this.#open();
  }

  stop(): void {
    this.#stopped = true;
    window.removeEventListener('online', this.#wake);
    window.removeEventListener('offline', this.#drop);
    this.#quiet();
  }

  /** True when it was handed to the open socket. */
  send(bytes: Uint8Array): boolean {
    if (this.#socket?.readyState !== OPEN) return false;
    this.#socket.send(bytes as Uint8Array<ArrayBuffer>);
    return true;
  }

  /** Begin anew on a fresh connection. */
  again(): void {
    if (this.#socket) this.#lost(1006);
  }

  #open(): void {
    clearTimeout(this.#retry);
    const connect = this.#options.connect ?? ((url: string) => new WebSocket(url) as unknown as BinarySocket);
    const socket = connect(this.#options.url);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    socket.onopen = () => {
      if (this.#socket !== socket) return;
      this.#everOpened = true;
      this.#listen();
      this.#options.opened();
    };
    socket.onmessage = ({ data }) => {
      if (this.#socket !== socket || !(data instanceof ArrayBuffer)) return;
      this.#attempt = 0;
      this.#listen();
      this.#options.heard(new Uint8Array(data));
    };
    socket.onclose = ({ code }) => {
      if (this.#socket === socket) this.#lost(code);
    };
  }

  #listen(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(this.#drop, SILENCE_MS);
  }

  #lost(code: number): void {
    this.#quiet();
    const final = isFinal(code);
    if (!final && !this.#stopped) {
      const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#attempt);
      this.#attempt += 1;
      this.#retry = setTimeout(
        () => this.#open(),
        longest / 2 + ((this.#options.random ?? Math.random)() * longest) / 2,
      );
    }
    this.#options.lost(code, final);
    if (!final && !this.#everOpened && this.#attempt === BLOCKED_AFTER) this.#options.blocked();
  }

  #quiet(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    const socket = this.#socket;
    this.#socket = null;
    if (socket && socket.readyState <= OPEN) socket.close();
  }

  #wake = (): void => {
    if (!this.#socket && !this.#stopped) this.#open();
  };

  #drop = (): void => {
    if (this.#socket) this.#lost(1006);
  };
}
