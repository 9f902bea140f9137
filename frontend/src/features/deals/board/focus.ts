/** A card moved by keys keeps the focus: it leaves one column and comes to stand in another as a new element. */
import { type RefObject, useEffect } from 'react';

/** Long enough for the columns to be drawn again, too short to take the focus from where somebody has gone since. */
const FOLLOWED_MS = 1000;
let wanted: { id: string; until: number } | null = null;

/** Call before the move; the card of this deal takes the focus as soon as it is drawn. */
export function followFocus(id: string): void {
  wanted = { id, until: performance.now() + FOLLOWED_MS };
}

export function useFollowedFocus(card: RefObject<HTMLElement | null>, id: string): void {
  useEffect(() => {
    if (wanted?.id !== id || performance.now() > wanted.until) return;
    if (!card.current?.contains(document.activeElement)) card.current?.querySelector('a')?.focus();
  });
}
