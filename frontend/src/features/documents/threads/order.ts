import type { DocumentThread } from '@/api/types';
import type { DocumentEditor } from '../editor/schema';
import { placeOf } from './anchors';

/** The first comment of a conversation says whether it is done. */
export const isResolved = (thread: DocumentThread): boolean => Boolean(thread.comments[0]?.resolved_at);

/** By their place in the text; what lost its words stands last. */
export function inOrder(threads: readonly DocumentThread[], editor: DocumentEditor | null) {
  const state = editor?.prosemirrorView?.state;
  const placed = threads.map((thread) => ({ thread, at: state ? (placeOf(state, thread.anchor)?.from ?? null) : 0 }));
  const last = Number.POSITIVE_INFINITY;
  return placed
    .toSorted((one, other) => (one.at ?? last) - (other.at ?? last))
    .map(({ thread, at }) => ({ thread, gone: at === null }));
}
