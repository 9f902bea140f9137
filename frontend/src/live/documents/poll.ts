/** The same document over plain requests, where sockets are blocked: ask for what is new, post what is ours. */
import { isApiError } from '@/api/errors';

export interface PollOptions {
  /** one round: post, then ask; throws what the server refused */
  round: () => Promise<void>;
  refused: (error: unknown) => void;
}

const EVERY_MS = 2000;
const WHEN_HIDDEN_MS = 15_000;
const LONGEST_MS = 30_000;

export class Poll {
  readonly #options: PollOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #failures = 0;

  constructor(options: PollOptions) {
    this.#options = options;
  }

  get running(): boolean {
    return this.#running;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#turn();
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
  }

  /** Something of ours waits: do not wait for the next turn. */
  soon(): void {
    if (!this.#running || this.#failures > 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#turn(), 300);
  }

  async #turn(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      await this.#options.round();
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      const away = isApiError(error) && (error.status === 0 || error.status >= 500);
      if (!away) {
        this.stop();
        this.#options.refused(error);
        return;
      }
    }
    if (!this.#running) return;
    const pause = document.visibilityState === 'hidden' ? WHEN_HIDDEN_MS : EVERY_MS;
    this.#timer = setTimeout(() => void this.#turn(), Math.min(LONGEST_MS, pause * 2 ** Math.min(this.#failures, 4)));
  }
}
