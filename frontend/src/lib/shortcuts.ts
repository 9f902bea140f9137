/**
 * Keyboard shortcuts: one listener, one registry. What is registered is what the key sheet (`?`) shows.
 *
 * `keys` is "mod+k", "[", "g p" (one key after another), "alt+ArrowLeft". Single keys are off inside inputs and can be
 * turned off altogether (WCAG 2.1.4); chords with mod work everywhere.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** empty: an action without a key, for the palette only */
  keys: string;
  /** Translated, for the key sheet. */
  label: string;
  group: 'general' | 'go' | 'list' | 'record';
  /** a chord that belongs to the text while somebody types */
  notWhileTyping?: boolean;
  /** null: what has the focus does it itself, and it is only told here */
  run: ((event: KeyboardEvent) => void) | null;
}

const STORED = 'artel.singleKeys';
const SEQUENCE_MS = 900;
let shortcuts: readonly Shortcut[] = [];
let pending = '';
let pendingSince = 0;
const listeners = new Set<() => void>();

const changed = () => {
  for (const listener of listeners) listener();
};

const isMac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.platform);
export const modLabel = isMac ? '⌘' : 'Ctrl';

export function singleKeysOn(): boolean {
  return localStorage.getItem(STORED) !== 'off';
}

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(STORED, on ? 'on' : 'off');
  changed();
}

function spell(event: KeyboardEvent): string {
  const parts: string[] = [];
  if (isMac ? event.metaKey : event.ctrlKey) parts.push('mod');
  if (event.altKey) parts.push('alt');
  // Letters by their place on the keyboard, so that a Russian layout works too.
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const bracket = event.code === 'BracketLeft' ? '[' : null;
  const question = event.key === '?' || (event.code === 'Slash' && event.shiftKey);
  const slash = question ? '?' : event.code === 'Slash' ? '/' : null;
  if (event.shiftKey && !question && (letter || event.key.length > 1)) parts.push('shift');
  parts.push(letter ? letter.toLowerCase() : (bracket ?? slash ?? event.key));
  return parts.join('+');
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.role === 'textbox';
}

/** Enter and Space belong to what has the focus; a dialog keeps single keys to itself. */
function busy(spelled: string, target: EventTarget | null): boolean {
  const own = spelled === 'Enter' || spelled === ' ';
  if (own && target instanceof Element && target.closest('a, button, summary, [role="menuitem"], [role="tab"]'))
    return true;
  return document.querySelector('[aria-modal="true"]') !== null;
}

function find(spelled: string): Shortcut | undefined {
  if (!spelled) return undefined;
  for (let index = shortcuts.length - 1; index >= 0; index -= 1) {
    const shortcut = shortcuts[index];
    if (shortcut?.run && shortcut.keys === spelled) return shortcut;
  }
  return undefined;
}

export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const spelled = spell(event);
  const chord = spelled.includes('mod+') || spelled.includes('alt+');
  if (!chord && (typing(event.target) || busy(spelled, event.target) || !singleKeysOn())) return;
  const recent = Date.now() - pendingSince < SEQUENCE_MS;
  const shortcut = (pending && recent ? find(`${pending} ${spelled}`) : undefined) ?? find(spelled);
  const starts = !shortcut && shortcuts.some((known) => known.keys.startsWith(`${spelled} `));
  pending = starts ? spelled : '';
  pendingSince = Date.now();
  if (!shortcut?.run || (shortcut.notWhileTyping && typing(event.target))) return;
  event.preventDefault();
  shortcut.run(event);
}

export function registerShortcuts(added: readonly Shortcut[]): () => void {
  if (shortcuts.length === 0) window.addEventListener('keydown', handleKey);
  shortcuts = [...shortcuts, ...added];
  changed();
  return () => {
    shortcuts = shortcuts.filter((known) => !added.includes(known));
    if (shortcuts.length === 0) window.removeEventListener('keydown', handleKey);
    changed();
  };
}

/** Register while the component is on screen. The newest registration of the same keys wins. */
export function useShortcuts(list: readonly Shortcut[]): void {
  const latest = useRef(list);
  latest.current = list;
  const signature = list.map((item) => `${item.keys}|${item.label}|${item.run === null}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the list
  useEffect(() => {
    const stable = latest.current.map((item, index) => ({
      ...item,
      run: item.run && ((event: KeyboardEvent) => latest.current[index]?.run?.(event)),
    }));
    return registerShortcuts(stable);
  }, [signature]);
}

export function useRegisteredShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shortcuts,
  );
}
