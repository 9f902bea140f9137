/** Who else is here and who is typing, by topic; snapshots stay the same object until something changes. */
import { Listeners } from '@/lib/events';
import { EditingBook } from './editing-book';
import type { ClientFrame, PresentPerson, ServerFrame } from './frames';

export interface Typer {
  member: string;
  name: string;
}

const TYPING_SHOWN_MS = 4000;
const TYPING_SENT_EVERY_MS = 2000;
const NOBODY: readonly PresentPerson[] = [];
const NO_TYPERS: readonly Typer[] = [];

export class PresenceBook {
  readonly changes = new Listeners();
  readonly #send: (frame: ClientFrame) => void;
  readonly #people = new Map<string, readonly PresentPerson[]>();
  /** the same with who edits: one object until something changes */
  readonly #shown = new Map<string, readonly PresentPerson[]>();
  readonly #editing: EditingBook;
  readonly #typers = new Map<string, readonly Typer[]>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #mine = new Map<string, string | null>();
  #idle = false;
  readonly #typedAt = new Map<string, number>();

  constructor(send: (frame: ClientFrame) => void) {
    this.#send = send;
    this.#editing = new EditingBook(send, (topic) => this.#show(topic));
  }

  people(topic: string): readonly PresentPerson[] {
    return this.#shown.get(topic) ?? NOBODY;
  }

  typers(topic: string): readonly Typer[] {
    return this.#typers.get(topic) ?? NO_TYPERS;
  }

  /** Say that I am on this topic; told again after every reconnect. */
  here(topic: string, field: string | null = null): void {
    this.#mine.set(topic, field);
    this.announce(topic);
    this.#editing.edit(topic, field);
  }

  announce(topic: string): void {
    const field = this.#mine.get(topic);
    if (field === undefined) return;
    this.#send({ t: 'here', topic, state: field ? 'edit' : this.#idle ? 'idle' : 'view', field });
  }

  /** Nobody sits before this tab, or somebody does again. */
  idle(idle: boolean): void {
    this.#idle = idle;
    for (const topic of this.#mine.keys()) this.announce(topic);
  }

  leave(topic: string): void {
    this.#mine.delete(topic);
    this.#editing.edit(topic, null);
  }

  type(topic: string, audience: string, now = Date.now()): void {
    if (now - (this.#typedAt.get(topic) ?? 0) < TYPING_SENT_EVERY_MS) return;
    this.#typedAt.set(topic, now);
    this.#send({ t: 'typing', topic, audience });
  }

  receive(frame: Extract<ServerFrame, { t: 'presence' | 'typing' | 'editing' }>): void {
    if (frame.t === 'editing') {
      this.#editing.receive(frame);
      return;
    }
    if (frame.t === 'presence') {
      this.#people.set(frame.topic, frame.people);
      this.#show(frame.topic);
      return;
    }
    this.#typing(frame.topic, { member: frame.member, name: frame.name });
    this.changes.tell();
  }

  #show(topic: string): void {
    this.#shown.set(topic, this.#editing.over(topic, this.#people.get(topic) ?? NOBODY));
    this.changes.tell();
  }

  #typing(topic: string, typer: Typer): void {
    const key = `${topic}|${typer.member}`;
    const others = this.typers(topic).filter((known) => known.member !== typer.member);
    this.#typers.set(topic, [...others, typer]);
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => this.stoppedTyping(topic, typer.member), TYPING_SHOWN_MS),
    );
  }

  /** Their comment has arrived (or they went quiet): the line goes away at once. */
  stoppedTyping(topic: string, member: string): void {
    const left = this.typers(topic).filter((known) => known.member !== member);
    clearTimeout(this.#timers.get(`${topic}|${member}`));
    this.#timers.delete(`${topic}|${member}`);
    if (left.length === this.typers(topic).length) return;
    this.#typers.set(topic, left);
    this.changes.tell();
  }

  forget(topic: string): void {
    this.#people.delete(topic);
    this.#shown.delete(topic);
    this.#typers.delete(topic);
    this.changes.tell();
  }

  clear(): void {
    this.#people.clear();
    this.#shown.clear();
    this.#editing.clear();
    this.#typers.clear();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.changes.tell();
  }
}
