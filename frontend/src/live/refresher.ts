/** Turns events into refetches: gathered for a moment, waited out by the event's spread, one invalidation per key. */
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { isOwnMutation } from '@/api/mutations';
import type { WorkspaceInfo } from '@/api/types';
import type { LiveEvent } from './frames';
import { refreshFor, refreshOf } from './refresh-table';

const GATHER_MS = 40;
/** What ticks a line of the first-run checklist. */
const TICKED: Readonly<Record<string, string>> = { 'company.added': 'add_company', 'deal.opened': 'open_deal' };

export class Refresher {
  readonly #ws: string;
  readonly #client: QueryClient;
  readonly #random: () => number;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #now = new Map<string, QueryKey>();
  #gathering: ReturnType<typeof setTimeout> | undefined;

  constructor(ws: string, client: QueryClient, random: () => number = Math.random) {
    this.#ws = ws;
    this.#client = client;
    this.#random = random;
  }

  take = (event: LiveEvent): void => {
    const { record, around } = refreshFor(this.#ws, event);
    const stale = [...(isOwnMutation(event.m) ? [] : record), ...around, ...this.#ticked(event)];
    if (event.spread <= 0) {
      this.#gather(stale);
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#gather(stale);
    }, this.#random() * event.spread);
    this.#timers.add(timer);
  };

  /** A record left my scope: drop what is known about it and ask the lists again. */
  gone = (about: string): void => {
    const [type, id] = about.split(':');
    this.#gather([
      keys.timelineOf(this.#ws, about),
      keys.comments(this.#ws, about),
      keys.audiences(this.#ws, about),
      keys.shares(this.#ws, about),
      keys.explain(this.#ws, about),
      keys.notifications(this.#ws),
      keys.documents.all(this.#ws),
      ['w', this.#ws, 'document-links'],
      ...(type === 'deal' ? [keys.deals.all(this.#ws), keys.boards(this.#ws)] : []),
      ...(type === 'pipeline' ? [keys.pipelines(this.#ws), keys.boards(this.#ws), keys.deals.all(this.#ws)] : []),
      ...(type === 'request' ? [keys.requests.all(this.#ws)] : []),
      ...(type === 'document' ? [keys.documents.all(this.#ws)] : []),
      keys.following(this.#ws, about),
      ...(type === 'product' && id ? [keys.products.all(this.#ws)] : []),
      ...(type === 'company' && id ? [keys.companies.all(this.#ws)] : []),
      ...(type === 'person' && id ? [keys.people.all(this.#ws)] : []),
    ]);
  };

  /** A write of mine was settled after its page had stopped waiting for it. */
  wrote = (about: string): void => {
    const { record, around } = refreshOf(this.#ws, about);
    this.#gather([...record, ...around, keys.comments(this.#ws, about), keys.timelineOf(this.#ws, about)]);
  };

  reset = (): void => {
    void this.#client.invalidateQueries({ queryKey: keys.everything(this.#ws) });
  };

  unread = (count: number): void => {
    this.#client.setQueryData(keys.unread(this.#ws), { count });
  };

  /** The checklist lives in the workspace's answer; nobody whose line is ticked asks for that again. */
  #ticked({ kind }: LiveEvent): QueryKey[] {
    const key = keys.workspace(this.#ws);
    const lines = this.#client.getQueryData<WorkspaceInfo>(key)?.checklist ?? [];
    return lines.some((line) => line.key === TICKED[kind] && !line.done) ? [key] : [];
  }

  stop(): void {
    clearTimeout(this.#gathering);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #gather(stale: readonly QueryKey[]): void {
    for (const key of stale) this.#now.set(JSON.stringify(key), key);
    if (this.#gathering !== undefined || this.#now.size === 0) return;
    this.#gathering = setTimeout(() => {
      this.#gathering = undefined;
      const all = [...this.#now.values()];
      this.#now = new Map();
      for (const queryKey of all) void this.#client.invalidateQueries({ queryKey });
    }, GATHER_MS);
  }
}
