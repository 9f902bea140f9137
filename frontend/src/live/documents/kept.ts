/** Documents kept in this browser, for reading and writing without a network; gone at sign-out. */

import * as Y from 'yjs';
import { documentWaits, dropKeptDocument, listKeptDocument } from '@/api/kept-documents';
import { afterPaint } from '@/lib/afterPaint';
import type { Unsent } from './unsent';

const PREFIX = 'artel.document.';
const UPDATES = 'updates';
const NOTES = 'notes';
const UNSENT = 'unsent';
const LONGEST_MS = 2000;
/** Of the database; 1 was laid out by a library. */
const VERSION = 2;
/** So many single updates become one state again. */
const MANY = 500;

export const keptName = (member: string, id: string): string => `${PREFIX}${member}.${id}`;

export interface Kept {
  /** what was kept has been read into the document, and which of it the server may not have */
  read: Promise<Unsent>;
  mark: (unsent: Unsent) => void;
  close: () => void;
  /** nothing of it stays here */
  drop: () => Promise<void>;
  /** what it writes into the document comes from this origin */
  origin: unknown;
  /** false once the browser has refused: what is written then lives as long as the page */
  readonly holds: boolean;
}

/** By name; a second one may be opened before the first is closed. */
const open = new Map<string, Kept>();

/** Is it open on this page, which then sends it itself? */
export const isOpenHere = (name: string): boolean => open.has(name);

/** Null where the browser has no database for us (private windows of some). */
export function keep(name: string, doc: Y.Doc): Kept | null {
  if (typeof indexedDB === 'undefined') return null;
  listKeptDocument(name);
  return new Store(name, doc);
}

/**
 * The database of one document: its updates in the order they came, and notes.
 *
 * It may be taken away at any moment (another tab drops it, the disk is full); the document goes on without it. Nothing
 * here throws into a change of the document: what comes after us there sends that change to the server.
 */
class Store implements Kept {
  readonly origin = this;
  readonly read: Promise<Unsent>;
  readonly #name: string;
  readonly #doc: Y.Doc;
  #db: IDBDatabase | null = null;
  #waiting: Uint8Array[] = [];
  /** not written yet */
  #noted: Unsent | null = null;
  #soon: (() => void) | null = null;
  #last = 0;
  #added = 0;
  #ended = false;

  constructor(name: string, doc: Y.Doc) {
    this.#name = name;
    this.#doc = doc;
    open.set(name, this);
    doc.on('update', this.#changed);
    const opened = new Promise<Unsent>((resolve) => this.#open(resolve));
    // A database that does not open must not keep the document closed.
    const late = new Promise<Unsent>((resolve) => setTimeout(() => resolve(new Map()), LONGEST_MS));
    this.read = Promise.race([opened, late]);
  }

  get holds(): boolean {
    return !this.#ended;
  }

  mark(unsent: Unsent): void {
    this.#noted = new Map(unsent);
    this.#later();
  }

  close(): void {
    if (this.#ended) return;
    this.#flush();
    this.#end();
  }

  drop(): Promise<void> {
    this.#end();
    return dropKeptDocument(this.#name);
  }

  #end(): void {
    if (open.get(this.#name) === this) open.delete(this.#name);
    this.#ended = true;
    this.#soon?.();
    this.#doc.off('update', this.#changed);
    this.#waiting = [];
    this.#db?.close(); // after what is being written
    this.#db = null;
  }

  #open(resolve: (unsent: Unsent) => void): void {
    const lose = () => {
      this.close();
      resolve(new Map());
    };
    let request: IDBOpenDBRequest;
    try {
      request = indexedDB.open(this.#name, VERSION);
    } catch {
      lose(); // forbidden here
      return;
    }
    request.onupgradeneeded = () => {
      const there = request.result.objectStoreNames;
      if (!there.contains(UPDATES)) request.result.createObjectStore(UPDATES, { autoIncrement: true });
      if (!there.contains(NOTES)) request.result.createObjectStore(NOTES);
    };
    request.onerror = lose;
    request.onsuccess = () => {
      const db = request.result;
      // Whoever takes the database away would otherwise wait for us.
      db.onversionchange = () => {
        db.close();
        lose();
      };
      if (this.#ended) {
        db.close();
        return resolve(new Map());
      }
      this.#db = db;
      const noted = this.#noted;
      this.#catchUp();
      this.#write((_, notes) => {
        const asked = notes.get(UNSENT);
        asked.onsuccess = () => resolve(noted ?? new Map((asked.result as [number, number][] | undefined) ?? []));
      });
      this.#flush();
      if (!this.#db) resolve(new Map());
    };
  }

  /** Read what other tabs or an earlier visit left; leave one state in place of many updates. */
  #catchUp(): void {
    this.#write((updates) => {
      this.#added = 0;
      const total = updates.count();
      const keys = updates.getAllKeys(IDBKeyRange.lowerBound(this.#last, true));
      const asked = updates.getAll(IDBKeyRange.lowerBound(this.#last, true));
      asked.onsuccess = () => {
        if (this.#ended) return;
        this.#last = (keys.result.at(-1) as number | undefined) ?? this.#last;
        this.#doc.transact(() => {
          for (const update of asked.result as Uint8Array[]) Y.applyUpdate(this.#doc, update);
        }, this);
        if (total.result < MANY) return;
        updates.delete(IDBKeyRange.upperBound(this.#last));
        updates.add(Y.encodeStateAsUpdate(this.#doc));
      };
    });
  }

  #changed = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    this.#waiting.push(update);
    this.#later();
  };

  /** The letter is painted first, and what comes in one go is written in one. */
  #later(): void {
    if (!this.#ended) this.#soon ??= afterPaint(this.#flush);
  }

  #flush = (): void => {
    this.#soon?.();
    this.#soon = null;
    const noted = this.#noted;
    if (noted) documentWaits(this.#name, noted.size > 0);
    if (!this.#db) return; // once it has opened
    this.#noted = null;
    const waiting = this.#waiting.splice(0);
    if (waiting.length === 0 && !noted) return;
    this.#write((updates, notes) => {
      for (const update of waiting) updates.add(update);
      if (noted) notes.put([...noted], UNSENT);
    });
    this.#added += waiting.length;
    if (this.#added >= MANY) this.#catchUp();
  };

  #write(act: (updates: IDBObjectStore, notes: IDBObjectStore) => void): void {
    if (!this.#db) return;
    try {
      const transaction = this.#db.transaction([UPDATES, NOTES], 'readwrite');
      transaction.onabort = () => this.close(); // a full disk, mostly
      act(transaction.objectStore(UPDATES), transaction.objectStore(NOTES));
    } catch {
      this.close();
    }
  }
}
