import { useEffect, useState, useSyncExternalStore } from 'react';
import * as Y from 'yjs';
import { useDoor } from '@/api/door';
import { useMembership } from '@/api/queries';
import { httpDoor } from './door';
import { keep, keptName } from './kept';
import { DocumentLine } from './line';
import type { LineState } from './state';

export function documentUrl(ws: string, id: string, where: Location = window.location): string {
  const scheme = where.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${where.host}/ws/documents/${encodeURIComponent(ws)}/${encodeURIComponent(id)}?ack=1`;
}

/** The line to one document while it is on screen; another `attempt` is a fresh one. Null while it is being made. */
export function useLine(id: string, attempt: number): DocumentLine | null {
  const door = useDoor();
  const member = useMembership()?.member_id;
  const [line, setLine] = useState<DocumentLine | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another line
  useEffect(() => {
    if (!member) return;
    const doc = new Y.Doc();
    const kept = keep(keptName(member, id), doc);
    const made = new DocumentLine({ socketUrl: documentUrl(door.ws, id), http: httpDoor(door, id), doc, kept });
    setLine(made);
    void made.start();
    return () => {
      setLine(null);
      made.stop();
      doc.destroy();
    };
  }, [door, id, member, attempt]);
  return line;
}

/** One thing of its state: what does not show "saving" is not drawn anew at every key. */
export function useLinePart<K extends keyof LineState>(line: DocumentLine, part: K): LineState[K] {
  return useSyncExternalStore(line.states.add, () => line.state[part]);
}
