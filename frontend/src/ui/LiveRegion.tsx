import { useSyncExternalStore } from 'react';
import { Listeners } from '@/lib/events';

const changes = new Listeners();
let said = '';

/** Tell a screen reader what has just happened ("Moved to Proposal"). */
export function announce(text: string): void {
  // The same words twice must still be a change.
  said = said === text ? `${text} ` : text;
  changes.tell();
}

/** One polite region an app, always in the document. */
export function LiveRegion() {
  const text = useSyncExternalStore(changes.add, () => said);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
