/** The book of one document: what was written here, what of it was sent, what the server has committed. */
import * as Y from 'yjs';
import type { Kept } from './kept';
import { beyond, type Unsent, unsentText } from './unsent';

/** "saved" is said after such a pause: not at every key, with a frame of its own each time. */
const PAUSE_MS = 300;

export class Ledger {
  readonly #doc: Y.Doc;
  readonly #kept: Kept | null;
  readonly #told: () => void;
  #unsent: Unsent = new Map();
  /** whether what is kept in the browser says that words wait */
  #noted = false;
  #sent = 0;
  #committed = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** `told` hears when it has been said that nothing waits. */
  constructor(doc: Y.Doc, kept: Kept | null, told: () => void = () => undefined) {
    this.#doc = doc;
    this.#kept = kept;
    this.#told = told;
  }

  get unsent(): Unsent {
    return this.#unsent;
  }

  get clean(): boolean {
    return this.#unsent.size === 0;
  }

  unsentText(fragment: Y.XmlFragment): string {
    return unsentText(fragment, this.#unsent);
  }

  /** Nothing waits, and it has been said. */
  get calm(): boolean {
    return this.clean && !this.#noted;
  }

  /** Everything that was handed to the open connection has been acknowledged. */
  get settled(): boolean {
    return this.#committed >= this.#sent;
  }

  reopen(): void {
    this.#sent = 0;
    this.#committed = 0;
  }

  sent(): void {
    this.#sent += 1;
  }

  committed(count: number): void {
    this.#committed = count;
  }

  take(unsent: Unsent): void {
    this.#unsent = unsent;
    this.#note();
  }

  /** Everything is committed. That is said when nothing is written for a moment. */
  acknowledged(): void {
    this.#unsent = new Map();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(this.say, PAUSE_MS);
  }

  /** Say it now, if it is so. */
  say = (): void => {
    clearTimeout(this.#pause);
    if (!this.clean || this.calm) return;
    this.#note();
    this.#told();
  };

  /** A change made here. Taking words away leaves no struct of ours, and has to be saved all the same. */
  wrote({ beforeState, afterState }: Y.Transaction): void {
    for (const [client, clock] of afterState) {
      const before = beforeState.get(client) ?? 0;
      if (clock > before && !this.#unsent.has(client)) this.#unsent.set(client, before);
    }
    const own = this.#doc.clientID;
    if (!this.#unsent.has(own)) this.#unsent.set(own, Y.getState(this.#doc.store, own));
    if (!this.#noted) this.#note();
  }

  #note(): void {
    this.#noted = !this.clean;
    this.#kept?.mark(this.#unsent);
  }

  /** The state vector of what is certainly on the server. */
  theirs(): Uint8Array {
    const state = Y.decodeStateVector(Y.encodeStateVector(this.#doc));
    for (const [client, clock] of this.#unsent) state.set(client, clock);
    return Y.encodeStateVector(state);
  }

  /** Everything up to this state is committed; what was written since is still ours alone. */
  reached(state: Uint8Array): void {
    const left = beyond(this.#doc, state);
    this.take(new Map([...left].filter(([client]) => client === this.#doc.clientID)));
  }
}
