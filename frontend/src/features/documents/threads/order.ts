import { useEffect, useState } from 'react';
import type { DocumentThread } from '@/api/types';
import type { DocumentEditor } from '../editor/schema';
import { placeOf } from './anchors';

/** The first comment of a conversation says whether it is done. */
export const isResolved = (thread: DocumentThread): boolean => Boolean(thread.comments[0]?.resolved_at);

/** By their place in the text; what lost its words stands last. */
function inOrder(threads: readonly DocumentThread[], editor: DocumentEditor | null) {
  const state = editor?.prosemirrorView?.state;
  const placed = threads.map((thread) => ({ thread, at: state ? (placeOf(state, thread.anchor)?.from ?? null) : 0 }));
  const last = Number.POSITIVE_INFINITY;
  return placed
    .toSorted((one, other) => (one.at ?? last) - (other.at ?? last))
    .map(({ thread, at }) => ({ thread, gone: at === null }));
}

const LOOK_MS = 300;

/** In order, and looked at anew when the text has changed: words come and go under their conversations. */
export function useOrder(threads: readonly DocumentThread[], editor: DocumentEditor | null) {
  const [, setSeen] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      // The same words as before draw nothing anew.
      setSeen(JSON.stringify(inOrder(threads, editor).map(({ thread, gone }) => [thread.id, gone])));
    };
    const stop = editor?.onChange(() => {
      timer ??= setTimeout(look, LOOK_MS);
    });
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, [threads, editor]);
  return inOrder(threads, editor);
}
