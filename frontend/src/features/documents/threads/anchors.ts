/** Where a conversation stands in the text: two Yjs relative positions, which move with the words and outlive edits. */
import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';

export interface Anchor {
  /** base64 of an encoded relative position */
  start: string;
  end: string;
  quote: string;
}

interface Binding {
  doc: Y.Doc;
  type: Y.XmlFragment;
  mapping: Map<Y.AbstractType<unknown>, never>;
}

const MOST_QUOTED = 1000;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function bindingOf(state: EditorState): Binding | null {
  const sync = ySyncPluginKey.getState(state) as { binding?: Binding | null } | undefined;
  return sync?.binding ?? null;
}

/** The end holds on to the last letter, so that what is written behind it does not join in. */
function leaning(doc: Y.Doc, position: Y.RelativePosition, left: boolean): Y.RelativePosition {
  const place = Y.createAbsolutePositionFromRelativePosition(position, doc);
  return place ? Y.createRelativePositionFromTypeIndex(place.type, place.index, left ? -1 : 0) : position;
}

/** The anchor of a selection; null when there are no words in it. */
export function anchorOf(state: EditorState, from: number, to: number): Anchor | null {
  const binding = bindingOf(state);
  const quote = state.doc.textBetween(from, to, ' ').replace(/\s+/g, ' ').trim().slice(0, MOST_QUOTED);
  if (!binding || !quote) return null;
  const encode = (at: number, left: boolean) => {
    const relative = absolutePositionToRelativePosition(
      at,
      binding.type,
      binding.mapping as never,
    ) as Y.RelativePosition;
    return toBase64(Y.encodeRelativePosition(leaning(binding.doc, relative, left)));
  };
  return { start: encode(from, false), end: encode(to, true), quote };
}

/**
 * Where the words are now; null when they are gone. A restore, and an undo elsewhere, write the same words as new
 * letters: an anchor whose letters are gone is found again by its quote, when only one place says it.
 */
export function placeOf(state: EditorState, anchor: Anchor): { from: number; to: number } | null {
  const binding = bindingOf(state);
  if (!binding) return null;
  const find = (encoded: string) => {
    try {
      const relative = Y.decodeRelativePosition(fromBase64(encoded));
      return relativePositionToAbsolutePosition(binding.doc, binding.type, relative, binding.mapping as never);
    } catch {
      return null;
    }
  };
  const from = find(anchor.start);
  const to = find(anchor.end);
  if (from !== null && to !== null && from < to && to <= state.doc.content.size) return { from, to };
  return onlyPlaceSaying(state.doc, anchor.quote);
}

/** Nodes never change: the words of a block are read once, however many conversations look for theirs. */
const read = new WeakMap<Node, string>();

function wordsOf(block: Node): string {
  // What is no text (a link to a record) takes one place in the words as it does in the block.
  const words = read.get(block) ?? block.textBetween(0, block.content.size, undefined, '\ufffc');
  read.set(block, words);
  return words;
}

/** Inside one block: a quote across blocks is not looked for. */
function onlyPlaceSaying(doc: Node, quote: string): { from: number; to: number } | null {
  const found: number[] = [];
  doc.descendants((node, at) => {
    if (found.length > 1) return false;
    if (!node.isTextblock) return true;
    const words = wordsOf(node);
    for (let place = words.indexOf(quote); place >= 0; place = words.indexOf(quote, place + 1))
      found.push(at + 1 + place);
    return false;
  });
  const [from] = found;
  return quote && from !== undefined && found.length === 1 ? { from, to: from + quote.length } : null;
}
