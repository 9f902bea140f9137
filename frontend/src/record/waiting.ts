/** What of a record still waits to be sent, or for a choice. */
import { useMemo, useSyncExternalStore } from 'react';
import { useDoor } from '@/api/door';
import { outbox, type Waiting } from '@/api/outbox';
import type { KeptEdit } from '@/ui/KeptEdit';

export function useWaiting(about?: string): readonly Waiting[] {
  const { ws } = useDoor();
  const all = useSyncExternalStore(outbox.changes.add, () => outbox.all);
  return useMemo(() => all.filter((one) => one.ws === ws && (!about || one.about === about)), [all, ws, about]);
}

/** The edit of one field in the form the field shows. */
export function keptEdit(waiting: readonly Waiting[], field: string): KeptEdit | null {
  const entry = waiting.find(({ what }) => what.kind === 'field' && what.field === field);
  if (entry?.what.kind !== 'field') return null;
  return {
    state: entry.state,
    mine: entry.what.mine,
    before: entry.what.base,
    theirs: entry.theirs ?? null,
    by: entry.by ?? null,
    reason: entry.reason ?? '',
    again: () => void outbox.again(entry),
    drop: () => outbox.drop(entry.id),
  };
}
