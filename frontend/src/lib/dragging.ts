/** Dragging: its tools come beside the page, not before it, for nobody drags a card they have not seen. */
import { useEffect, useRef } from 'react';

export type DraggingTools = typeof import('./draggingTools');

const arriving = import('./draggingTools');
// Without them a card is moved by its menu and by keys, until the page is loaded anew.
arriving.catch(() => undefined);

/**
 * An effect that needs the tools: runs once they are there.
 *
 * @param set what it sets up; returns how to undo it
 * @param again sets up anew when it changes
 */
export function useDragging(set: (tools: DraggingTools) => (() => void) | undefined, again: unknown = null): void {
  const latest = useRef(set);
  latest.current = set;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is a reason to run, not something that is read
  useEffect(() => {
    let undo: (() => void) | undefined;
    let gone = false;
    void arriving.then(
      (tools) => {
        if (!gone) undo = latest.current(tools);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      undo?.();
    };
  }, [again]);
}
