import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { seed, seedIfEmpty } from './seed';
import { unknownIn, watchShape } from './shape';

const FRAGMENT = 'document-store';
const known = {
  nodes: new Map<string, Record<string, unknown>>([
    ['blockGroup', {}],
    ['blockContainer', { id: null }],
    ['paragraph', { textAlignment: 'left' }],
    ['heading', { level: 1 }],
    ['tableCell', { colspan: 1, colwidth: null }],
  ]),
  marks: new Set(['bold']),
};

function seeded(): Y.Doc {
  const doc = new Y.Doc();
  seedIfEmpty(doc);
  return doc;
}

it('is at peace with what the editor knows', () => {
  expect(unknownIn(seeded().getXmlFragment(FRAGMENT), known)).toBeNull();
});

it('names a block and a mark that the editor does not know', () => {
  const doc = seeded();
  const fragment = doc.getXmlFragment(FRAGMENT);
  fragment.push([new Y.XmlElement('hologram')]);
  expect(unknownIn(fragment, known)).toBe('hologram');
  const text = new Y.XmlText();
  doc.getXmlFragment('other').push([text]);
  text.insert(0, 'A', { bold: {}, glitter: {} });
  expect(unknownIn(text, known)).toBe('glitter');
});

it('hears of an unknown block the moment it comes from somebody else', () => {
  const doc = seeded();
  const found = vi.fn();
  watchShape(doc.getXmlFragment(FRAGMENT), known, found);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  (other.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).push([new Y.XmlElement('hologram')]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(found).toHaveBeenCalledWith('hologram');
});

it('lets two people begin an empty document at once in one and the same line', () => {
  const one = seeded();
  const other = seeded();
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  expect(one.getXmlFragment(FRAGMENT).length).toBe(1);
  expect(seed()).toEqual(seed());
});

function arrives(change: (doc: Y.Doc) => void): string | undefined {
  const doc = seeded();
  let found: string | undefined;
  watchShape(doc.getXmlFragment(FRAGMENT), known, (name) => {
    found = name;
  });
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  change(other);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(unknownIn(doc.getXmlFragment(FRAGMENT), known) !== null).toBe(found !== undefined);
  return found;
}

const element = (doc: Y.Doc, name: string, attributes: Record<string, unknown> = {}) => {
  const made = new Y.XmlElement(name);
  (doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).push([made]);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  return made;
};

it('lets pass what the editor draws', () => {
  expect(arrives((doc) => element(doc, 'heading', { level: 3, unheardOf: { of: 1 } }))).toBeUndefined();
  expect(arrives((doc) => element(doc, 'tableCell', { colspan: 2, colwidth: [null, 90] }))).toBeUndefined();
});

it.each([
  ['heading', { level: 1e9 }, 'heading.level'],
  ['heading', { level: '1 onload=x' }, 'heading.level'],
  ['tableCell', { colspan: 1e8 }, 'tableCell.colspan'],
  ['tableCell', { colwidth: Array(1000).fill(1) }, 'tableCell.colwidth'],
  ['paragraph', { textAlignment: { left: 1 } }, 'paragraph.textAlignment'],
])('stops before a %s with %o', (name, attributes, found) => {
  expect(arrives((doc) => element(doc, name, attributes))).toBe(found);
});

it('stops before words that stand where only blocks do, and before what is embedded in words', () => {
  expect(arrives((doc) => doc.getXmlFragment(FRAGMENT).push([new Y.XmlText('x')]))).toMatch(/root|words/);
  expect(
    arrives((doc) => {
      const text = new Y.XmlText();
      element(doc, 'paragraph').push([text]);
      text.insertEmbed(0, { image: 'x' });
    }),
  ).toBe('embed');
});

it('stops before a nest that would end the stack', () => {
  const nest = (doc: Y.Doc) => {
    let inner = element(doc, 'blockGroup');
    for (let level = 0; level < 300; level += 1) {
      const next = new Y.XmlElement('blockGroup');
      inner.push([next]);
      inner = next;
    }
  };
  expect(arrives(nest)).toBe('depth');
});
