/** Who else is in the document, as the server says it, and where their caret is. */
import { useEffect, useState } from 'react';
import { relativePositionToAbsolutePosition, ySyncPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';
import type { DocumentLine } from '@/live/documents';
import type { DocumentEditor } from '../editor/schema';

export interface Here {
  client: number;
  id: string;
  name: string;
  colour: number;
  kind: string;
}

interface Told {
  user?: { id?: string; name?: string; colour?: number; kind?: string };
  cursor?: { head?: unknown } | null;
}

/** Somebody with two tabs is there once. */
export function peopleOf(states: ReadonlyMap<number, Told>, own: number, me: string | undefined): Here[] {
  const found = new Map<string, Here>();
  for (const [client, { user }] of states) {
    if (client === own || !user?.id || !user.name || user.id === me) continue;
    found.set(user.id, { client, id: user.id, name: user.name, colour: user.colour ?? 0, kind: user.kind ?? 'staff' });
  }
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name));
}

export function usePeople(line: DocumentLine, me: string | undefined): Here[] {
  const [people, setPeople] = useState<Here[]>([]);
  useEffect(() => {
    const read = () => {
      const next = peopleOf(line.awareness.getStates() as Map<number, Told>, line.doc.clientID, me);
      setPeople((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    read();
    line.awareness.on('change', read);
    return () => line.awareness.off('change', read);
  }, [line, me]);
  return people;
}

function caretOf(editor: DocumentEditor, line: DocumentLine, client: number): number | null {
  const told = line.awareness.getStates().get(client) as Told | undefined;
  const view = editor.prosemirrorView;
  const { binding } = (view ? ySyncPluginKey.getState(view.state) : null) ?? {};
  if (!told?.cursor?.head || !binding) return null;
  const head = Y.createRelativePositionFromJSON(told.cursor.head);
  return relativePositionToAbsolutePosition(line.doc, line.fragment, head, binding.mapping);
}

/** Keeps somebody's caret in view until I move on my own. */
export function useFollow(
  editor: DocumentEditor | null,
  line: DocumentLine,
  person: Here | null,
  stop: () => void,
): void {
  const client = person?.client;
  useEffect(() => {
    if (!editor || client === undefined) return;
    const show = () => {
      const at = caretOf(editor, line, client);
      const view = editor.prosemirrorView;
      if (at === null || !view) return;
      const { node } = view.domAtPos(Math.min(at, view.state.doc.content.size));
      const element = node instanceof Element ? node : node.parentElement;
      element?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    };
    const left = ({ removed }: { removed: number[] }) => {
      if (removed.includes(client)) stop();
      else show();
    };
    show();
    line.awareness.on('change', left);
    const own = ['wheel', 'touchmove', 'keydown', 'mousedown'] as const;
    for (const name of own) window.addEventListener(name, stop, { passive: true });
    return () => {
      line.awareness.off('change', left);
      for (const name of own) window.removeEventListener(name, stop);
    };
  }, [editor, line, client, stop]);
}
