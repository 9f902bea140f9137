/** Who edits which field just now: told at once, repeated while it lasts, forgotten when nobody repeats it. */
import type { ClientFrame, PresentPerson, ServerFrame } from './frames';

type EditingFrame = Extract<ServerFrame, { t: 'editing' }>;
interface Editing extends EditingFrame {
  timer: ReturnType<typeof setTimeout>;
}

const REPEAT_MS = 3000;
const FORGET_MS = 8000;

export class EditingBook {
  readonly #send: (frame: ClientFrame) => void;
  readonly #changed: (topic: string) => void;
  readonly #others = new Map<string, Editing>();
  #mine: { topic: string; field: string; timer: ReturnType<typeof setInterval> } | null = null;

  constructor(send: (frame: ClientFrame) => void, changed: (topic: string) => void) {
    this.#send = send;
    this.#changed = changed;
  }

  /** I edit this field; null: none any more. */
  edit(topic: string, field: string | null): void {
    if (this.#mine && (this.#mine.topic !== topic || this.#mine.field !== field)) {
      clearInterval(this.#mine.timer);
      this.#send({ t: 'editing', topic: this.#mine.topic, field: this.#mine.field, on: false });
      this.#mine = null;
    }
    if (field === null || this.#mine) return;
    const say = () => this.#send({ t: 'editing', topic, field, on: true });
    this.#mine = { topic, field, timer: setInterval(say, REPEAT_MS) };
    say();
  }

  receive(frame: EditingFrame): void {
    const key = `${frame.topic}|${frame.member}`;
    clearTimeout(this.#others.get(key)?.timer);
    if (!frame.on) this.#others.delete(key);
    else {
      const timer = setTimeout(() => this.receive({ ...frame, on: false }), FORGET_MS);
      this.#others.set(key, { ...frame, timer });
    }
    this.#changed(frame.topic);
  }

  /** The people of a topic, those who edit as editing: what is told at once wins over the slower presence. */
  over(topic: string, people: readonly PresentPerson[]): readonly PresentPerson[] {
    const editing = [...this.#others.values()].filter((one) => one.topic === topic);
    if (editing.length === 0) return people;
    const by = new Map(editing.map((one) => [one.member, one]));
    const known = people.map((person) => {
      const one = by.get(person.member);
      return one ? { ...person, state: 'edit' as const, field: one.field } : person;
    });
    const unknown = editing.filter((one) => !people.some((person) => person.member === one.member));
    return [
      ...known,
      ...unknown.map(({ member, name, colour, field }) => ({
        member,
        name,
        colour,
        field,
        tabs: 1,
        state: 'edit' as const,
      })),
    ];
  }

  clear(): void {
    for (const { timer } of this.#others.values()) clearTimeout(timer);
    this.#others.clear();
  }
}
