/** What goes over `/ws/live/<ws>/`. Events carry ids and a version, never records. */
export interface LiveEvent {
  t: 'ev';
  seq: number;
  kind: string;
  /** "deal:<id>" */
  about: string;
  parents: string[];
  version: number | null;
  actor: string | null;
  /** mutation id of the tab that did it */
  m: string | null;
  /** wait up to so many milliseconds before refetching, so that a thousand viewers do not ask at once */
  spread: number;
  extra: Record<string, unknown>;
}

export interface PresentPerson {
  member: string;
  name: string;
  colour: number;
  tabs: number;
  /** idle: nothing done in any tab for a while */
  state: 'view' | 'edit' | 'idle';
  field: string | null;
  /** of all their tabs */
  fields?: readonly string[];
}

export type ServerFrame =
  | { t: 'hello'; seq: number; member: string }
  | LiveEvent
  | { t: 'gone'; about: string }
  | { t: 'reset'; reason: string }
  | { t: 'presence'; topic: string; people: PresentPerson[] }
  | { t: 'typing'; topic: string; member: string; name: string }
  | { t: 'editing'; topic: string; field: string; member: string; name: string; colour: number; on: boolean }
  | { t: 'unread'; count: number }
  | { t: 'pong' }
  | { t: 'error'; code: string };

export type ClientFrame =
  | { t: 'sub'; topics: string[]; after: number | null }
  | { t: 'unsub'; topics: string[] }
  | { t: 'here'; topic: string; state: 'view' | 'edit' | 'idle'; field: string | null }
  | { t: 'typing'; topic: string; audience: string }
  | { t: 'editing'; topic: string; field: string; on: boolean }
  | { t: 'ping' };

export const CLOSE = { notSignedIn: 4401, noAccess: 4403, sessionEnded: 4408, tooSlow: 4008 } as const;

/** idle: not started · connecting: first try · online · offline: lost, trying · ended: will not try again */
export type ConnectionState = 'idle' | 'connecting' | 'online' | 'offline' | 'ended';

export function parseFrame(data: unknown): ServerFrame | null {
  if (typeof data !== 'string') return null;
  try {
    const frame = JSON.parse(data) as ServerFrame;
    return typeof frame === 'object' && frame !== null && typeof frame.t === 'string' ? frame : null;
  } catch {
    return null;
  }
}
