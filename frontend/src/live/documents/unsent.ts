/** Which of the words here the server has not got: what stays copyable when the right to write is lost. */
import * as Y from 'yjs';

/** client id -> the first clock that is not committed */
export type Unsent = Map<number, number>;

/** What this document has beyond a server's state. */
export function beyond(doc: Y.Doc, state: Uint8Array): Unsent {
  const theirs = Y.decodeStateVector(state);
  const found: Unsent = new Map();
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc))) {
    const known = theirs.get(client) ?? 0;
    if (clock > known) found.set(client, known);
  }
  return found;
}

function isUnsent(item: Y.Item, unsent: Unsent): boolean {
  const from = unsent.get(item.id.client);
  return from !== undefined && item.id.clock + item.length > from;
}

function hasUnsent(text: Y.XmlText, unsent: Unsent): boolean {
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && item.countable && isUnsent(item, unsent)) return true;
  return false;
}

function plain(text: Y.XmlText): string {
  return text
    .toDelta()
    .map((part: { insert?: unknown }) => (typeof part.insert === 'string' ? part.insert : ''))
    .join('');
}

/** The lines with something unsent in them, whole, in the order of the document. */
export function unsentText(fragment: Y.XmlFragment, unsent: Unsent): string {
  if (unsent.size === 0) return '';
  const lines: string[] = [];
  const walk = (node: Y.XmlFragment): void => {
    for (const child of node.toArray()) {
      if (child instanceof Y.XmlText) {
        if (hasUnsent(child, unsent)) lines.push(plain(child));
      } else if (child instanceof Y.XmlElement) walk(child);
    }
  };
  walk(fragment);
  return lines.filter((line) => line.trim()).join('\n');
}
