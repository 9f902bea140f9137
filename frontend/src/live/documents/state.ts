import type * as Y from 'yjs';
import { Listeners } from '@/lib/events';
import type { HttpDoor } from './door';
import type { Right } from './frames';
import type { Kept } from './kept';
import type { BinarySocket } from './wire';

export const FRAGMENT = 'document-store';

export interface LineState {
  connection: 'connecting' | 'online' | 'offline' | 'ended';
  /** kept: in this browser; held: in this page only, because the browser has no room for us */
  saved: 'saved' | 'saving' | 'kept' | 'held';
  /** null until the server has said it */
  right: Right | null;
  /** what the server has is here */
  synced: boolean;
  /** sockets are blocked: plain requests, nobody else's cursor */
  overHttp: boolean;
  /** the close code of an end for good */
  ended: number | null;
  /** words that can no longer be saved, because the right to write is gone */
  stranded: string | null;
}

const FIRST: LineState = {
  connection: 'connecting',
  saved: 'saved',
  right: null,
  synced: false,
  overHttp: false,
  ended: null,
  stranded: null,
};

/** What is shown of a line; tells only what has changed. */
export class Shown {
  readonly changes = new Listeners();
  state = FIRST;

  set(change: Partial<LineState>): void {
    const next = { ...this.state, ...change };
    if ((Object.keys(next) as (keyof LineState)[]).every((name) => next[name] === this.state[name])) return;
    this.state = next;
    this.changes.tell();
  }
}

export interface LineOptions {
  socketUrl: string;
  http: HttpDoor;
  doc?: Y.Doc;
  kept?: Kept | null;
  connect?: (url: string) => BinarySocket;
  random?: () => number;
}
