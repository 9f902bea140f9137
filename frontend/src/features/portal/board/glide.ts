/** A card that somebody else moved glides from where it was. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { isOwnMutation } from '@/api/mutations';
import { useLiveEvent } from '@/live';

export interface Glide {
  from: DOMRect;
  at: number;
}

/** The latest moves of others, by deal: where each card stood when the news came. */
export function useGlides(): ReadonlyMap<string, Glide> {
  const [glides, setGlides] = useState<ReadonlyMap<string, Glide>>(new Map());
  useLiveEvent((event) => {
    if (event.kind !== 'deal.moved' || isOwnMutation(event.m)) return;
    const id = event.about.slice('deal:'.length);
    const from = document.querySelector(`[data-deal="${CSS.escape(id)}"]`)?.getBoundingClientRect();
    // Only what still has to be played is worth keeping.
    if (from) setGlides((known) => new Map([...known].slice(-20)).set(id, { from, at: Date.now() }));
  });
  return glides;
}

const FRESH_MS = 3000;

export function useGlide(element: RefObject<HTMLElement | null>, glide: Glide | undefined): void {
  const played = useRef(0);
  useLayoutEffect(() => {
    const card = element.current;
    if (!card || !glide || played.current === glide.at || Date.now() - glide.at > FRESH_MS) return;
    const to = card.getBoundingClientRect();
    const dx = glide.from.left - to.left;
    const dy = glide.from.top - to.top;
    if (dx === 0 && dy === 0) return;
    played.current = glide.at;
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    card.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }], {
      duration: 150,
      easing: 'cubic-bezier(.2,.8,.2,1)',
    });
  });
}
