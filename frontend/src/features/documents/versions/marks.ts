/** Differences drawn over a version: added words underlined, removed ones struck through where they stood. */
import { createExtension, type ExtensionOptions } from '@blocknote/core';
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { differingLines, type Line, type LineDifference } from './diff';

/** The text blocks of a document: a table is as many as it has cells. */
export function linesOf(doc: Node): (Line & { from: number; to: number })[] {
  const lines: (Line & { from: number; to: number })[] = [];
  const count = new Map<string, number>();
  let block = '';
  doc.descendants((node, at) => {
    if (node.type.name === 'blockContainer') block = String(node.attrs.id ?? at);
    if (!node.isTextblock) return true;
    const nth = count.get(block) ?? 0;
    count.set(block, nth + 1);
    lines.push({
      id: nth === 0 ? block : `${block}/${nth}`,
      text: node.textBetween(0, node.content.size, '', '\uFFFC'),
      from: at + 1,
      to: at + 1 + node.content.size,
    });
    return false;
  });
  return lines;
}

function removed(text: string, wide: boolean): () => HTMLElement {
  return () => {
    const element = document.createElement(wide ? 'div' : 'del');
    const inner = wide ? element.appendChild(document.createElement('del')) : element;
    inner.className = 'version-removed';
    inner.textContent = text || '¶';
    return element;
  };
}

export function drawDifferences(doc: Node, differences: readonly LineDifference[]): DecorationSet {
  const places = new Map(linesOf(doc).map((line) => [line.id, line]));
  const found: Decoration[] = [];
  let end = 0;
  for (const { id, kind, parts } of differences) {
    const place = places.get(id);
    if (!place) {
      found.push(Decoration.widget(end, removed(parts[0]?.text ?? '', true), { side: 1 }));
      continue;
    }
    end = place.to;
    if (kind === 'added') found.push(Decoration.inline(place.from, place.to, { class: 'version-added' }));
    let at = place.from;
    for (const part of kind === 'changed' ? parts : []) {
      if (part.kind === 'removed') {
        found.push(Decoration.widget(at, removed(part.text, false), { side: -1 }));
        continue;
      }
      if (part.kind === 'added') found.push(Decoration.inline(at, at + part.text.length, { class: 'version-added' }));
      at += part.text.length;
    }
  }
  return DecorationSet.create(doc, found);
}

export const VersionMarks = createExtension(({ options }: ExtensionOptions<{ before: readonly Line[] | null }>) => ({
  key: 'versionMarks',
  prosemirrorPlugins: [
    new Plugin({
      props: {
        decorations: (state) => (options.before ? differencesIn(state.doc, options.before) : null),
      },
    }),
  ],
}));

const drawn = new WeakMap<Node, { before: readonly Line[]; set: DecorationSet }>();

function differencesIn(doc: Node, before: readonly Line[]): DecorationSet {
  const known = drawn.get(doc);
  if (known?.before === before) return known.set;
  const set = drawDifferences(doc, differingLines(before, linesOf(doc)));
  drawn.set(doc, { before, set });
  return set;
}
