import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { FRAGMENT } from './state';
import { beyond, unsentText } from './unsent';

function document(...lines: string[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment(FRAGMENT).push(lines.map((line) => new Y.XmlText(line)));
  return doc;
}

it('is nothing where the server has it all', () => {
  const doc = document('One');
  expect(beyond(doc, Y.encodeStateVector(doc))).toEqual(new Map());
});

it('gives the lines that were changed, whole and in their order', () => {
  const doc = document('One', 'Two', 'Three');
  const server = Y.encodeStateVector(doc);
  const [one, , three] = doc.getXmlFragment(FRAGMENT).toArray() as Y.XmlText[];
  three?.insert(5, ' and more');
  one?.insert(0, 'Not ');
  expect(unsentText(doc.getXmlFragment(FRAGMENT), beyond(doc, server))).toBe('Not One\nThree and more');
});

it('leaves out what was written and taken away again', () => {
  const doc = document('One');
  const server = Y.encodeStateVector(doc);
  const [one] = doc.getXmlFragment(FRAGMENT).toArray() as Y.XmlText[];
  one?.insert(3, 'gone');
  one?.delete(3, 4);
  expect(unsentText(doc.getXmlFragment(FRAGMENT), beyond(doc, server))).toBe('');
});
