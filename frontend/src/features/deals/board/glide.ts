/** A card that somebody else moved glides from where it was, and shows for two seconds who did it. */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { isOwnMutation } from '@/api/mutations';
import type { MemberRef } from '@/api/types';
import { useLiveEvent } from '@/live';

export interface Glide {
  from: DOMRect | null;
  actor: MemberRef | null;
  at: number;
}

const SHOWN_MS = 2000;

/** The moves of others within the last two seconds, by deal. */
export function useGlides(find: (member: string) => MemberRef | null): ReadonlyMap<string, Glide> {
  const [glides, setGlides] = useState<ReadonlyMap<string, Glide>>(new Map());
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const forget = useCallback((id: string) => {
    setGlides((known) => {
      const left = new Map(known);
      left.delete(id);
      return left;
    });
  }, []);
  useLiveEvent((event) => {
    if (event.kind !== 'deal.moved' || isOwnMutation(event.m)) return;
    const id = event.about.slice('deal:'.length);
    const card = document.querySelector(`[data-deal="${CSS.escape(id)}"]`);
    const glide = {
      from: card?.getBoundingClientRect() ?? null,
      actor: event.actor ? find(event.actor) : null,
      at: Date.now(),
    };
    setGlides((known) => new Map(known).set(id, glide));
    timers.current.add(setTimeout(() => forget(id), SHOWN_MS));
  });
  return glides;
}

/** Plays the way from the old place to this one, once. */
export function useGlide(element: RefObject<HTMLElement | null>, _id: string, glide: Glide | undefined): void {
  const played = useRef(0);
  useLayoutEffect(() => {
    const card = element.current;
    if (!card || !glide?.from || played.current === glide.at) return;
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
