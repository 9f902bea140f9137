/**
 * The first empty line of a document. Everybody who opens an empty one writes the very same bytes, so that two people
 * who begin at once still write into one text.
 */
import * as Y from 'yjs';
import { FRAGMENT } from '@/live/documents';

const SEED_CLIENT = 1;

export function seed(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = SEED_CLIENT;
  const group = new Y.XmlElement('blockGroup');
  const block = new Y.XmlElement('blockContainer');
  block.setAttribute('id', 'initialBlockId');
  block.insert(0, [new Y.XmlElement('paragraph')]);
  group.insert(0, [block]);
  doc.getXmlFragment(FRAGMENT).insert(0, [group]);
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return bytes;
}

/** Nothing where there is something already. */
export function seedIfEmpty(doc: Y.Doc): void {
  if (doc.getXmlFragment(FRAGMENT).length === 0) Y.applyUpdate(doc, seed(), 'seed');
}
