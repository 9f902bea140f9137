/**
 * What was written while the server could not be reached: comments and edits of fields, each with an id of its own, sent
 * once when it can. An edit that clashes stays here with both values until somebody chooses.
 */
import { Listeners } from '@/lib/events';
import { newId } from '@/lib/ids';
import { Shelf } from '@/lib/shelf';
import { send } from './client';
import { errorFromBody } from './errors';
import { forgetting, keptOwner } from './kept';

export interface Editor {
  name: string;
  colour: number;
}

export interface Waiting {
  /** the idempotency key of the write */
  id: string;
  owner: string;
  ws: string;
  /** "deal:<id>" */
  about: string;
  /** ms since 1970 */
  at: number;
  method: 'POST' | 'PATCH';
  path: string;
  body: unknown;
  what:
    | { kind: 'comment'; text: string; parentId: string | null }
    | { kind: 'field'; field: string; base: string | null; mine: string | null };
  state: 'waiting' | 'clash' | 'refused';
  theirs?: string | null;
  by?: Editor | null;
  /** why it was refused, in words */
  reason?: string;
}

export type Unsent = Omit<Waiting, 'id' | 'owner' | 'at' | 'state'> & { id?: string; state?: Waiting['state'] };

const asText = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

export class Outbox {
  readonly changes = new Listeners();
  /** told after each write that was accepted or refused, to refresh what it touches */
  readonly settled = new Listeners<Waiting>();
  readonly #shelf: Shelf<Waiting>;
  readonly #elsewhere: BroadcastChannel | null;
  #all: readonly Waiting[] = [];
  #sending: Promise<void> | null = null;

  constructor(name = 'artel-outbox') {
    this.#shelf = new Shelf<Waiting>(name);
    this.#elsewhere = typeof indexedDB === 'undefined' ? null : new BroadcastChannel(name);
    this.#elsewhere?.addEventListener('message', () => void this.load());
    forgetting.add(() => void this.#clear());
  }

  get all(): readonly Waiting[] {
    return this.#all;
  }

  async load(): Promise<void> {
    const owner = keptOwner();
    const all = await this.#shelf.all();
    this.#show(all.map(([, one]) => one).filter((one) => one.owner === owner));
  }

  add(unsent: Unsent): Waiting {
    const entry: Waiting = { state: 'waiting', id: newId(), owner: keptOwner() ?? '', at: Date.now(), ...unsent };
    const before = this.#same(entry);
    // Two edits of one field are one: from what the first one saw to what the last one wants.
    if (before?.what.kind === 'field' && entry.what.kind === 'field' && entry.state === 'waiting')
      Object.assign(entry, edited(entry, before.what.base, entry.what.mine));
    this.#show([...this.#all.filter((one) => one !== before && one.id !== entry.id), entry]);
    if (before) void this.#shelf.drop(before.id);
    void this.#shelf.put([[entry.id, entry]]).then(() => this.#elsewhere?.postMessage('changed'));
    return entry;
  }

  /** The field has a value that was accepted: what was kept of it is settled. */
  settle(ws: string, about: string, field: string): void {
    const kept = this.#all.find(
      (one) => one.ws === ws && one.about === about && one.what.kind === 'field' && one.what.field === field,
    );
    if (kept) this.drop(kept.id);
  }

  drop(id: string): void {
    this.#show(this.#all.filter((one) => one.id !== id));
    void this.#shelf.drop(id).then(() => this.#elsewhere?.postMessage('changed'));
  }

  /** Try again what was refused, or write mine over theirs. */
  again(entry: Waiting): Promise<void> {
    const { theirs, by: _by, reason: _reason, ...rest } = entry;
    const { what } = entry;
    const base = entry.state === 'clash' && theirs !== undefined ? theirs : what.kind === 'field' ? what.base : null;
    if (what.kind === 'comment') this.#change({ ...rest, state: 'waiting' });
    else {
      // Another write than the one that was refused, so another key.
      this.drop(entry.id);
      this.add({ ...rest, ...edited(rest, base, what.mine), id: newId(), state: 'waiting' });
    }
    return this.flush();
  }

  /** Send what waits, oldest first, one after the other; only one tab at a time. */
  flush(): Promise<void> {
    this.#sending ??= this.#alone(() => this.#send()).finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #alone(act: () => Promise<void>): Promise<void> {
    if (!navigator.locks) return act();
    await navigator.locks.request('artel.outbox', act);
  }

  async #send(): Promise<void> {
    await this.load();
    for (const entry of this.#all.filter((one) => one.state === 'waiting')) if (!(await this.#sendOne(entry))) return;
  }

  /** False: the server is not there (yet), the rest waits too. */
  async #sendOne(entry: Waiting): Promise<boolean> {
    const answer = await send(entry.method, entry.path, entry.body, { idempotencyKey: entry.id }).catch(() => null);
    if (!answer || answer.status >= 500 || answer.status === 401 || answer.status === 429) return false;
    if (answer.ok) this.drop(entry.id);
    else this.#change(refused(entry, errorFromBody(answer.status, answer.body)));
    this.settled.tell(entry);
    return true;
  }

  #same({ what, about, ws }: Waiting): Waiting | undefined {
    if (what.kind !== 'field') return undefined;
    return this.#all.find(
      (one) => one.what.kind === 'field' && one.what.field === what.field && one.about === about && one.ws === ws,
    );
  }

  #change(entry: Waiting): void {
    this.#show(this.#all.map((one) => (one.id === entry.id ? entry : one)));
    void this.#shelf.put([[entry.id, entry]]).then(() => this.#elsewhere?.postMessage('changed'));
  }

  #show(all: readonly Waiting[]): void {
    this.#all = [...all].sort((one, other) => one.at - other.at);
    this.changes.tell();
  }

  async #clear(): Promise<void> {
    this.#show([]);
    await this.#shelf.clear();
  }
}

function edited(entry: Pick<Waiting, 'what' | 'body'>, base: string | null, mine: string | null) {
  if (entry.what.kind !== 'field') return {};
  const { field } = entry.what;
  return { what: { kind: 'field' as const, field, base, mine }, body: { fields: { [field]: { base, value: mine } } } };
}

function refused(entry: Waiting, error: ReturnType<typeof errorFromBody>): Waiting {
  const clash = entry.what.kind === 'field' ? error.clash?.[entry.what.field] : undefined;
  if (clash) return { ...entry, state: 'clash', theirs: asText(clash.theirs), by: clash.by };
  const field = entry.what.kind === 'field' ? error.field(entry.what.field) : undefined;
  return { ...entry, state: 'refused', reason: field ?? error.message };
}

export const outbox = new Outbox();
