import { BlockNoteEditor } from '@blocknote/core';
import { type DocumentEditor, schema } from './schema';
import type { Known } from './shape';

let bare: DocumentEditor | null = null;

/** An editor bound to nothing: for what the schema knows, and for reading versions. */
export function bareEditor(): DocumentEditor {
  bare ??= BlockNoteEditor.create({ schema }) as unknown as DocumentEditor;
  return bare;
}

export function known(): Known {
  const { nodes, marks } = bareEditor().pmSchema;
  const standard = (node: (typeof nodes)[string]) =>
    Object.fromEntries(Object.entries(node.spec.attrs ?? {}).map(([name, { default: value }]) => [name, value]));
  return {
    nodes: new Map(Object.entries(nodes).map(([name, node]) => [name, standard(node)])),
    marks: new Set(Object.keys(marks)),
  };
}
