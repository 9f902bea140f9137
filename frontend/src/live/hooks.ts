import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { outbox } from '@/api/outbox';
import type { ConnectionState, LiveEvent, PresentPerson } from './frames';
import { useLive } from './LiveProvider';
import type { Typer } from './presence-book';

/** Hear topics while on screen; what the events refresh stands in `refresh-table.ts`. */
export function useTopics(...topics: readonly (string | null | undefined)[]): void {
  const live = useLive();
  const wanted = topics.filter(Boolean).join(' ');
  useEffect(() => {
    const stops = wanted
      .split(' ')
      .filter(Boolean)
      .map((topic) => live.subscribe(topic));
    return () => {
      for (const stop of stops) stop();
    };
  }, [live, wanted]);
}

/** For animations (a card glides) and for patching a cache by hand. Does not subscribe by itself. */
export function useLiveEvent(handler: (event: LiveEvent) => void): void {
  const live = useLive();
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => live.events.add((event) => latest.current(event)), [live]);
}

/** True once the record has left my scope while its page was open ("deleted or no longer shared with you"). */
export function useGone(about: string): boolean {
  const live = useLive();
  const [gone, setGone] = useState<string | null>(null);
  useEffect(() => live.gone.add((left) => left === about && setGone(left)), [live, about]);
  return gone === about;
}

export interface Presence {
  /** the others, without me */
  people: readonly PresentPerson[];
  /** name the field I am editing, or null when I stopped */
  edit: (field: string | null) => void;
}

/** Who else is on this topic. Subscribes, tells that I am here, and tells which field I edit. */
export function usePresence(topic: string, me: string | null | undefined): Presence {
  const live = useLive();
  useTopics(topic);
  useEffect(() => {
    live.book.here(topic);
    return () => live.book.leave(topic);
  }, [live, topic]);
  const all = useSyncExternalStore(live.book.changes.add, () => live.book.people(topic));
  const edit = useCallback((field: string | null) => live.book.here(topic, field), [live, topic]);
  return { people: me ? all.filter((person) => person.member !== me) : all, edit };
}

/** "Anna is typing…": who types on this topic, and a function to call on every key of mine. */
export function useTyping(topic: string, audience: string): { typers: readonly Typer[]; typed: () => void } {
  const live = useLive();
  const typers = useSyncExternalStore(live.book.changes.add, () => live.book.typers(topic));
  const typed = useCallback(() => live.book.type(topic, audience), [live, topic, audience]);
  return { typers, typed };
}

/** The server cannot be reached, or something written meanwhile is still on its way. */
export function useOffline(): boolean {
  const connection = useConnection();
  const sending = useSyncExternalStore(outbox.changes.add, () => outbox.all.some((one) => one.state === 'waiting'));
  return connection === 'offline' || sending;
}

export function useConnection(): ConnectionState {
  const live = useLive();
  return useSyncExternalStore(
    (listener) => live.states.add(listener),
    () => live.state,
  );
}
