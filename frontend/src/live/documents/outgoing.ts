/** What was written here and is not on its way yet: it leaves when the letter is on the screen, one update a frame. */
import * as Y from 'yjs';
import { afterPaint } from '@/lib/afterPaint';
import { frames } from './frames';
import type { Ledger } from './ledger';
import type { Wire } from './wire';

/** Larger ones go by HTTP: a frame ends at 1 MiB. */
const FRAME_BYTES = 900 * 1024;

export class Outgoing {
  readonly #wire: Wire;
  readonly #book: Ledger;
  readonly #tooLarge: () => void;
  #waiting: Uint8Array[] = [];
  #stop: (() => void) | null = null;

  constructor(wire: Wire, book: Ledger, tooLarge: () => void) {
    this.#wire = wire;
    this.#book = book;
    this.#tooLarge = tooLarge;
  }

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  add(update: Uint8Array): void {
    this.#waiting.push(update);
    this.#stop ??= afterPaint(this.flush);
  }

  flush = (): void => {
    const [first, ...more] = this.#waiting;
    this.drop();
    if (first) this.write(more.length === 0 ? first : Y.mergeUpdates([first, ...more]));
  };

  /** At once. */
  write(update: Uint8Array, frame = frames.update): void {
    if (update.length > FRAME_BYTES) this.#tooLarge();
    else if (this.#wire.send(frame(update))) this.#book.sent();
  }

  /** Something larger takes it along, or it may not go out. */
  drop(): void {
    this.#stop?.();
    this.#stop = null;
    this.#waiting = [];
  }
}
