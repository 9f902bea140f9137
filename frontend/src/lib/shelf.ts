/** A named place in the browser that outlives the page (IndexedDB). Where there is none, it lasts as long as the page. */
import { clear, createStore, del, entries, get, setMany, type UseStore } from 'idb-keyval';

export class Shelf<T> {
  readonly #memory = new Map<string, T>();
  readonly #store: UseStore | null;

  constructor(name: string) {
    this.#store = typeof indexedDB === 'undefined' ? null : createStore(name, 'all');
  }

  async read(key: string): Promise<T | undefined> {
    const store = this.#store;
    return store ? this.#try(() => get<T>(key, store), undefined) : this.#memory.get(key);
  }

  async put(all: readonly [string, T][]): Promise<void> {
    const store = this.#store;
    if (store) return this.#try(() => setMany([...all], store), undefined);
    for (const [key, value] of all) this.#memory.set(key, value);
  }

  async drop(key: string): Promise<void> {
    const store = this.#store;
    if (store) return this.#try(() => del(key, store), undefined);
    this.#memory.delete(key);
  }

  async all(): Promise<[string, T][]> {
    const store = this.#store;
    return store ? this.#try(() => entries<string, T>(store), []) : [...this.#memory];
  }

  async clear(): Promise<void> {
    const store = this.#store;
    this.#memory.clear();
    if (store) await this.#try(() => clear(store), undefined);
  }

  /** A private window or a full disk: the product goes on without what it would have kept. */
  async #try<R>(act: () => Promise<R>, otherwise: R): Promise<R> {
    try {
      return await act();
    } catch {
      return otherwise;
    }
  }
}
