/** The y-websocket protocol as `/ws/documents/<ws>/<id>?ack=1` speaks it; 100 and 101 are our own (docs/adr). */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export type Right = 'view' | 'comment' | 'edit';

export type DocumentFrame =
  | { t: 'step1'; state: Uint8Array }
  | { t: 'update'; update: Uint8Array }
  | { t: 'awareness'; update: Uint8Array }
  | { t: 'who' }
  /** so many of this connection's updates are committed */
  | { t: 'committed'; count: number }
  | { t: 'may'; right: Right };

const SYNC = 0;
const AWARENESS = 1;
const WHO = 3;
const COMMITTED = 100;
const MAY = 101;
const RIGHTS: readonly string[] = ['view', 'comment', 'edit'];

/** What a frame says; null for a type not known here, which is no error. */
export function readFrame(bytes: Uint8Array): DocumentFrame | null {
  const decoder = decoding.createDecoder(bytes);
  switch (decoding.readVarUint(decoder)) {
    case SYNC: {
      const step = decoding.readVarUint(decoder);
      const body = decoding.readVarUint8Array(decoder);
      return step === 0 ? { t: 'step1', state: body } : { t: 'update', update: body };
    }
    case AWARENESS:
      return { t: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case WHO:
      return { t: 'who' };
    case COMMITTED:
      return { t: 'committed', count: decoding.readVarUint(decoder) };
    case MAY: {
      const { can } = JSON.parse(decoding.readVarString(decoder)) as { can?: unknown };
      return typeof can === 'string' && RIGHTS.includes(can) ? { t: 'may', right: can as Right } : null;
    }
    default:
      return null;
  }
}

function sync(step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

export const frames = {
  step1: (state: Uint8Array) => sync(0, state),
  step2: (update: Uint8Array) => sync(1, update),
  update: (update: Uint8Array) => sync(2, update),
  awareness: (update: Uint8Array) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, update);
    return encoding.toUint8Array(encoder);
  },
};

export const DOCUMENT_CLOSE = {
  bad: 4400,
  notSignedIn: 4401,
  noAccess: 4403,
  sessionEnded: 4408,
  tooLarge: 4413,
  tooMany: 4429,
} as const;

/** Closed for good: trying again would be answered the same. */
export function isFinal(code: number): boolean {
  return code >= 4400 && code <= 4499;
}
