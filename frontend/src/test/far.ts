/** A document's line with nothing but a test at the other end. */
import * as encoding from 'lib0/encoding';
import { vi } from 'vitest';
import * as Y from 'yjs';
import { frames, readFrame } from '@/live/documents/frames';
import { DocumentLine } from '@/live/documents/line';
import { FRAGMENT } from '@/live/documents/state';
import type { BinarySocket } from '@/live/documents/wire';

/** The server's end of the line. */
export class Far implements BinarySocket {
  readyState = 1;
  binaryType: BinaryType = 'arraybuffer';
  onopen: BinarySocket['onopen'] = null;
  onclose: BinarySocket['onclose'] = null;
  onmessage: BinarySocket['onmessage'] = null;
  readonly sent: Uint8Array[] = [];

  send(data: Uint8Array<ArrayBuffer>) {
    this.sent.push(data);
  }
  close() {
    this.readyState = 3;
  }
  says(bytes: Uint8Array) {
    this.onmessage?.({ data: bytes.slice().buffer });
  }
  opens(doc: Y.Doc, can = 'edit') {
    this.onopen?.(undefined as never);
    this.may(can);
    this.says(frames.step1(Y.encodeStateVector(doc)));
    this.says(frames.step2(Y.encodeStateAsUpdate(doc)));
  }
  may(can: string) {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 101);
    encoding.writeVarString(encoder, JSON.stringify({ can }));
    this.says(encoding.toUint8Array(encoder));
  }
  commits(count: number) {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 100);
    encoding.writeVarUint(encoder, count);
    this.says(encoding.toUint8Array(encoder));
  }
  breaks(code = 1006) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
  updates() {
    return this.sent.flatMap((bytes) => {
      const frame = readFrame(bytes);
      return frame?.t === 'update' ? [frame.update] : [];
    });
  }
}

export interface Ground {
  line: DocumentLine;
  /** the server's document, which the test brings up to date */
  server: Y.Doc;
  http: { get: ReturnType<typeof vi.fn>; post: ReturnType<typeof vi.fn>; right: ReturnType<typeof vi.fn> };
  /** every connection that was made */
  ends: Far[];
  last: () => Far;
}

/** A line that has begun to connect; timers are the test's. */
export async function ground(): Promise<Ground> {
  const ends: Far[] = [];
  const http = { get: vi.fn(), post: vi.fn(), right: vi.fn() };
  const line = new DocumentLine({
    socketUrl: 'ws://here/ws/documents/acme/1?ack=1',
    http,
    random: () => 0,
    connect: () => {
      const end = new Far();
      ends.push(end);
      return end;
    },
  });
  await line.start();
  return { line, server: new Y.Doc(), http, ends, last: () => ends.at(-1) as Far };
}

/** What was written goes out after the next frame. */
export const frame = () => vi.advanceTimersByTime(50);
/** The pause after which "saved" is said. */
export const pause = () => vi.advanceTimersByTime(300);
export const textOf = (doc: Y.Doc): string => doc.getXmlFragment(FRAGMENT).toString();

export function write(doc: Y.Doc, words: string): void {
  doc.getXmlFragment(FRAGMENT).push([new Y.XmlText(words)]);
}
