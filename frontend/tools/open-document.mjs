// Opens a document's bytes (stdin) in the real editor and prints what it shows and whether opening changed anything:
// {"blocks": [...], "changed": false}. Tests hold the server's writer to it.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const page = new JSDOM('<!doctype html><body></body>', { url: 'http://localhost/', pretendToBeVisual: true });
const names =
  'document Node Element HTMLElement DOMParser Text MutationObserver getComputedStyle DocumentFragment Range';
globalThis.window = page.window;
for (const name of names.split(' ')) globalThis[name] = page.window[name];
Object.defineProperty(globalThis, 'navigator', { value: page.window.navigator, configurable: true });
globalThis.requestAnimationFrame = (run) => setTimeout(run, 0);
globalThis.cancelAnimationFrame = clearTimeout;

const core = await import('@blocknote/core');
const { withCollaboration } = await import('@blocknote/core/yjs');
const Y = await import('yjs');
const { Awareness } = await import('y-protocols/awareness');

const recordLink = core.createInlineContentSpec(
  { type: 'recordLink', propSchema: { about: { default: '' } }, content: 'none' },
  { render: () => ({ dom: document.createElement('span') }) },
);
const schema = core.BlockNoteSchema.create({
  inlineContentSpecs: { ...core.defaultInlineContentSpecs, recordLink },
});
const doc = new Y.Doc();
Y.applyUpdate(doc, readFileSync(0));
let changed = false;
doc.on('update', () => {
  changed = true;
});
const provider = { awareness: new Awareness(doc) };
const user = { name: 'A reader', color: '#000000' };
const fragment = doc.getXmlFragment('document-store');
const editor = core.BlockNoteEditor.create(withCollaboration({ schema, collaboration: { fragment, user, provider } }));
editor.mount(document.body.appendChild(document.createElement('div')));
await new Promise((resolve) => setTimeout(resolve, 50));
process.stdout.write(JSON.stringify({ blocks: editor.document, changed }), () => process.exit(0));
