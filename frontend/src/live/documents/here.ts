/** Who is in the document: tells where I am, at most ten times a second, and forgets the others when the line is cut. */
import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';

const EVERY_MS = 100;

export class Here {
  readonly #awareness: Awareness;
  readonly #send: (update: Uint8Array) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(awareness: Awareness, send: (update: Uint8Array) => void) {
    this.#awareness = awareness;
    this.#send = send;
    awareness.on('update', this.#moved);
  }

  announce = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#awareness.getLocalState() === null) return;
    this.#send(encodeAwarenessUpdate(this.#awareness, [this.#awareness.clientID]));
  };

  receive(update: Uint8Array): void {
    applyAwarenessUpdate(this.#awareness, update, this);
  }

  alone(): void {
    const others = [...this.#awareness.getStates().keys()].filter((client) => client !== this.#awareness.clientID);
    removeAwarenessStates(this.#awareness, others, this);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#awareness.off('update', this.#moved);
    this.#awareness.destroy();
  }

  #moved = (_changes: unknown, origin: unknown): void => {
    if (origin !== this) this.#timer ??= setTimeout(this.announce, EVERY_MS);
  };
}
