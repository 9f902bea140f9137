import { Schema } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { expect, it } from 'vitest';
import { prosemirrorToYXmlFragment, ySyncPlugin } from 'y-prosemirror';
import * as Y from 'yjs';
import { type Anchor, anchorOf, fromBase64, placeOf, toBase64 } from './anchors';

const schema = new Schema({
  nodes: { doc: { content: 'paragraph+' }, paragraph: { content: 'text*', toDOM: () => ['p', 0] }, text: {} },
});

/** An editor on a shared text. */
async function editor(words: string): Promise<{ view: EditorView; text: Y.XmlText }> {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment('document-store');
  const paragraph = schema.node('paragraph', null, [schema.text(words)]);
  prosemirrorToYXmlFragment(schema.node('doc', null, [paragraph]), fragment);
  const view = new EditorView(document.body.appendChild(document.createElement('div')), {
    state: EditorState.create({ schema, plugins: [ySyncPlugin(fragment)] }),
  });
  await new Promise((resolve) => setTimeout(resolve));
  return { view, text: (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText };
}

const quoted = (view: EditorView, anchor: Anchor) => {
  const place = placeOf(view.state, anchor);
  return place ? view.state.doc.textBetween(place.from, place.to) : null;
};

it('keeps the words, whatever is written before, behind and between them', async () => {
  const { view, text } = await editor('We offer racks in steel');
  const anchor = anchorOf(view.state, 10, 15) as Anchor;
  expect(anchor.quote).toBe('racks');
  text.insert(0, 'Dear all. ');
  expect(quoted(view, anchor)).toBe('racks');
  text.insert(24, '!');
  expect(quoted(view, anchor)).toBe('racks');
  text.insert(21, '-');
  expect(quoted(view, anchor)).toBe('ra-cks');
});

it('says when the words are gone', async () => {
  const { view, text } = await editor('We offer racks in steel');
  const anchor = anchorOf(view.state, 10, 15) as Anchor;
  text.delete(9, 5);
  expect(quoted(view, anchor)).toBeNull();
});

it('finds the words again when a restore has written them anew, unless two places say them', async () => {
  const { view, text } = await editor('We offer racks in steel');
  const anchor = anchorOf(view.state, 10, 15) as Anchor;
  text.delete(0, text.length);
  text.insert(0, 'Dear all, we offer racks');
  expect(quoted(view, anchor)).toBe('racks');
  text.insert(text.length, ' and racks');
  expect(quoted(view, anchor)).toBeNull();
});

it('is nothing without words, and nothing from bytes that are none', async () => {
  const { view } = await editor('We');
  expect(anchorOf(view.state, 1, 1)).toBeNull();
  expect(placeOf(view.state, { start: '!', end: '', quote: 'They' })).toBeNull();
  expect(fromBase64(toBase64(Uint8Array.of(0, 255)))).toEqual(Uint8Array.of(0, 255));
});
