/** Names of the records a document links to, asked for in one go and only for this reader. */
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { Door } from '@/api/door';
import type { DocumentLink } from '@/api/types';
import { Listeners } from '@/lib/events';

const GATHER_MS = 30;
const MOST = 100;

/** undefined: not known yet; null: not for this reader. */
type Known = DocumentLink | null | undefined;

export class LinkBook {
  readonly changes = new Listeners();
  readonly #door: Door;
  readonly #document: string;
  readonly #known = new Map<string, Known>();
  #wanted = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(door: Door, document: string) {
    this.#door = door;
    this.#document = document;
  }

  get(about: string): Known {
    return this.#known.get(about);
  }

  want(about: string): void {
    if (!about || this.#known.has(about)) return;
    this.#known.set(about, undefined);
    this.#wanted.add(about);
    this.#timer ??= setTimeout(() => void this.#ask(), GATHER_MS);
  }

  /** Rights have changed: everything shown is asked for again. */
  again(): void {
    this.#wanted = new Set(this.#known.keys());
    if (this.#wanted.size > 0) this.#timer ??= setTimeout(() => void this.#ask(), GATHER_MS);
  }

  async #ask(): Promise<void> {
    this.#timer = undefined;
    const all = [...this.#wanted];
    this.#wanted = new Set();
    for (let start = 0; start < all.length; start += MOST) {
      const refs = all.slice(start, start + MOST);
      try {
        const found = await this.#door.get<DocumentLink[]>('/document-links', { document: this.#document, refs });
        for (const key of refs) this.#known.set(key, found.find((link) => link.key === key) ?? null);
      } catch {
        for (const key of refs) if (!this.#known.get(key)) this.#known.delete(key);
      }
    }
    this.changes.tell();
  }
}

export const LinksContext = createContext<LinkBook | null>(null);
const silent = () => () => undefined;

export function useRecordLink(about: string): Known {
  const book = useContext(LinksContext);
  useEffect(() => book?.want(about), [book, about]);
  return useSyncExternalStore(book?.changes.add ?? silent, () => book?.get(about));
}
