import type * as Y from 'yjs';
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

export const FIRST: LineState = {
  connection: 'connecting',
  saved: 'saved',
  right: null,
  synced: false,
  overHttp: false,
  ended: null,
  stranded: null,
};

export interface LineOptions {
  socketUrl: string;
  http: HttpDoor;
  doc?: Y.Doc;
  kept?: Kept | null;
  connect?: (url: string) => BinarySocket;
  random?: () => number;
}
