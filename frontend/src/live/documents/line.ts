/**
 * One document on this screen: its Yjs document, who else is in it, and what of it the server has committed.
 *
 * "saved" is said only when the server has acknowledged everything written here; "kept" means that it is in this
 * browser and will be sent. A right that is lowered leaves what was not sent as `stranded` words to be copied.
 */

import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { settleCaret } from '@/lib/caret';
import { type HttpDoor, whyRefused } from './door';
import { DOCUMENT_CLOSE, frames, type Right, readFrame } from './frames';
import { Here } from './here';
import type { Kept } from './kept';
import { Ledger } from './ledger';
import { Outgoing } from './outgoing';
import { Poll } from './poll';
import { FRAGMENT, type LineOptions, type LineState, Shown } from './state';
import { beyond, type Unsent } from './unsent';
import { Wire } from './wire';

export class DocumentLine {
  readonly doc: Y.Doc;
  readonly fragment: Y.XmlFragment;
  readonly awareness: Awareness;
  readonly #http: HttpDoor;
  readonly #kept: Kept | null;
  readonly #wire: Wire;
  readonly #poll: Poll;
  readonly #book: Ledger;
  readonly #here: Here;
  readonly #outgoing: Outgoing;
  readonly #shown = new Shown();
  readonly states = this.#shown.changes;
  /** the server's state vector, asked for and not yet answered */
  #asked: Uint8Array | null = null;
  #answered = false;
  #posting = false;
  #locked = false;
  #stopped = false;

  constructor(options: LineOptions) {
    this.doc = options.doc ?? new Y.Doc();
    this.fragment = this.doc.getXmlFragment(FRAGMENT);
    this.awareness = new Awareness(this.doc);
    this.#http = options.http;
    this.#kept = options.kept ?? null;
    this.#here = new Here(this.awareness, (update) => this.#wire.send(frames.awareness(update)));
    this.#book = new Ledger(this.doc, this.#kept, () => this.#set({}));
    this.#wire = new Wire({
      ...options,
      url: options.socketUrl,
      opened: this.#opened,
      heard: this.#heard,
      lost: this.#lost,
      blocked: () => this.#poll.start(),
    });
    this.#outgoing = new Outgoing(this.#wire, this.#book, () => void this.#post());
    this.#poll = new Poll({ round: this.#round, refused: (error) => this.#end(whyRefused(error)) });
    this.doc.on('update', this.#changed);
  }

  get state(): LineState {
    return this.#shown.state;
  }

  /** Words that the server may not have. */
  unsentText = (): string => this.#book.unsentText(this.fragment);

  /** What was kept here first, then the server. */
  async start(): Promise<void> {
    const kept = await this.#kept?.read.catch(() => null);
    if (this.#stopped) return;
    if (kept?.size) this.#take(kept); // else it has no note, or opens late and must keep the one it has
    this.#wire.start();
  }

  stop(): void {
    this.#stopped = true;
    this.#outgoing.flush();
    this.#wire.stop();
    this.#poll.stop();
    this.doc.off('update', this.#changed);
    this.#here.stop();
    this.#book.say();
    this.#kept?.close();
  }

  /** Nothing from here goes out any more: what the editor would do to this document must not reach the others. */
  lock(): void {
    this.#locked = true;
    this.#outgoing.drop();
    this.#take(new Map());
  }

  /** Leave nothing of the document in this browser. */
  async forget(): Promise<void> {
    this.lock();
    await this.#kept?.drop();
  }

  #opened = (): void => {
    this.#poll.stop();
    this.#book.reopen();
    this.#asked = null;
    this.#unanswered();
    this.#set({ connection: 'online', overHttp: false });
    this.#wire.send(frames.step1(Y.encodeStateVector(this.doc)));
    this.#here.announce();
  };

  #heard = (bytes: Uint8Array): void => {
    const frame = readFrame(bytes);
    switch (frame?.t) {
      case 'step1':
        this.#asked = frame.state;
        this.#answer();
        break;
      case 'update':
        settleCaret();
        this.#outgoing.flush(); // what the editor makes of theirs comes after it
        Y.applyUpdate(this.doc, frame.update, this);
        if (!this.state.synced) this.#set({ synced: true });
        break;
      case 'awareness':
        this.#here.receive(frame.update);
        break;
      case 'who':
        this.#here.announce();
        break;
      case 'committed':
        this.#book.committed(frame.count);
        this.#settle();
        break;
      case 'may':
        this.#may(frame.right);
        break;
    }
  };

  /** Both are needed: what the server has, and whether it would take the rest. */
  #answer(): void {
    if (!this.#asked || this.state.right === null || this.#locked) return;
    const words = beyond(this.doc, this.#asked);
    // What was only taken away shows in no state vector.
    for (const [client, clock] of this.#book.unsent) if (!words.has(client)) words.set(client, clock);
    this.#take(words);
    if (this.state.right !== 'edit') {
      this.#strand();
      return;
    }
    this.#outgoing.drop();
    const rest = Y.encodeStateAsUpdate(this.doc, this.#asked);
    this.#asked = null;
    this.#answered = true;
    this.#outgoing.write(rest, frames.step2);
  }

  #may(right: Right): void {
    const before = this.state.right;
    this.#set({ right });
    if (right !== 'edit' && before === 'edit') this.#strand();
    else if (right === 'edit' && before !== null && before !== 'edit') this.#wire.again();
    else this.#answer();
  }

  #strand(): void {
    this.#unanswered();
    if (!this.#book.clean) this.#set({ stranded: this.unsentText() });
  }

  /** Nothing goes out until the server has said what it has; then all that it lacks does. */
  #unanswered(): void {
    this.#answered = false;
    this.#outgoing.drop();
  }

  #changed = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === this || origin === this.#kept?.origin || this.#locked) return;
    this.#book.wrote(transaction);
    this.#set({});
    if (this.#poll.running) this.#poll.soon();
    if (this.#answered && !this.#posting) this.#outgoing.add(update);
  };

  /** Everything that was sent is committed: nothing is ours alone any more. */
  #settle(): void {
    const { settled, calm } = this.#book;
    if (this.#answered && !this.#posting && this.#outgoing.empty && settled && !calm) this.#book.acknowledged();
  }

  /** What the server lacks, by HTTP; what is written meanwhile follows when it is there. */
  async #post(): Promise<void> {
    if (this.#posting) return;
    this.#posting = true;
    this.#outgoing.drop();
    const upTo = Y.encodeStateVector(this.doc);
    try {
      await this.#http.post(Y.encodeStateAsUpdate(this.doc, this.#book.theirs()));
    } catch (error) {
      if (this.#poll.running) throw error;
      const code = whyRefused(error);
      if (code === null) this.#wire.again();
      else this.#end(code);
      return;
    } finally {
      this.#posting = false;
    }
    this.#book.reached(upTo);
    this.#set({});
    if (this.#answered && !this.#book.clean) this.#outgoing.write(Y.encodeStateAsUpdate(this.doc, upTo));
  }

  #round = async (): Promise<void> => {
    const right = await this.#http.right();
    if (this.#stopped || !this.#poll.running) return;
    if (right !== this.state.right) this.#set({ right });
    if (right === 'edit' && !this.#book.clean && !this.#locked) await this.#post();
    const news = await this.#http.get(Y.encodeStateVector(this.doc));
    if (this.#stopped || !this.#poll.running) return;
    Y.applyUpdate(this.doc, news, this);
    this.#set({ connection: 'online', overHttp: true, synced: true });
    if (right !== 'edit') this.#strand();
  };

  #lost = (code: number, final: boolean): void => {
    this.#unanswered();
    this.#here.alone();
    if (final) this.#end(code);
    else if (!this.#poll.running) this.#set({ connection: 'offline' });
  };

  #end(code: number | null): void {
    this.#wire.stop();
    this.#poll.stop();
    this.#set({ connection: 'ended', ended: code ?? DOCUMENT_CLOSE.noAccess, stranded: this.unsentText() || null });
  }

  #take(unsent: Unsent): void {
    this.#book.take(unsent);
    this.#set({});
  }

  #set(change: Partial<LineState>): void {
    const here = this.#kept?.holds ? 'kept' : 'held';
    const { connection } = { ...this.state, ...change };
    const saved = this.#book.calm ? 'saved' : connection === 'online' ? 'saving' : here;
    this.#shown.set({ ...change, saved });
  }
}
