/** Conversations drawn on the words they are about. Nothing of them is in the document itself: everybody gets its bytes. */
import { createExtension, type ExtensionOptions } from '@blocknote/core';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { ySyncPluginKey } from 'y-prosemirror';
import { type Anchor, placeOf } from '../threads/anchors';

export interface Marked {
  id: string;
  anchor: Anchor;
}

interface Shown {
  marked: readonly Marked[];
  active: string | null;
  set: DecorationSet;
}

type Change = Partial<Pick<Shown, 'marked' | 'active'>> | 'again';

export const threadMarksKey = new PluginKey<Shown>('thread-marks');

function draw(state: EditorState, marked: readonly Marked[], active: string | null): DecorationSet {
  const found = marked.flatMap(({ id, anchor }) => {
    const place = placeOf(state, anchor);
    if (!place) return [];
    const attributes = { class: 'thread-mark', 'data-thread': id, ...(id === active ? { 'data-active': '' } : {}) };
    return [Decoration.inline(place.from, place.to, attributes, { inclusiveEnd: false })];
  });
  return DecorationSet.create(state.doc, found);
}

export function showThreads(view: EditorView, change: Exclude<Change, 'again'>): void {
  view.dispatch(view.state.tr.setMeta(threadMarksKey, change).setMeta('addToHistory', false));
}

function marksPlugin(onOpen: (id: string) => void): Plugin<Shown> {
  return new Plugin<Shown>({
    key: threadMarksKey,
    state: {
      init: () => ({ marked: [], active: null, set: DecorationSet.empty }),
      apply(tr, before, _old, state) {
        const change = tr.getMeta(threadMarksKey) as Change | undefined;
        const now = change && change !== 'again' ? { ...before, ...change } : before;
        if (change) return { ...now, set: draw(state, now.marked, now.active) };
        return tr.docChanged ? { ...before, set: before.set.map(tr.mapping, tr.doc) } : before;
      },
    },
    props: {
      decorations: (state) => threadMarksKey.getState(state)?.set ?? null,
      handleClick(_view, _at, event) {
        const mark = event.target instanceof Element ? event.target.closest('[data-thread]') : null;
        const id = mark?.getAttribute('data-thread');
        if (id) onOpen(id);
        return false;
      },
    },
    // A change of somebody else replaces more than it changes: the places are looked up anew, once a frame.
    view() {
      let frame = 0;
      return {
        update(view, before) {
          const shown = threadMarksKey.getState(view.state);
          if (view.state.doc === before.doc || frame || !shown || shown.marked.length === 0) return;
          if (!ySyncPluginKey.getState(view.state)?.isChangeOrigin) return;
          frame = requestAnimationFrame(() => {
            frame = 0;
            if (!view.isDestroyed)
              view.dispatch(view.state.tr.setMeta(threadMarksKey, 'again').setMeta('addToHistory', false));
          });
        },
        destroy: () => cancelAnimationFrame(frame),
      };
    },
  });
}

export const ThreadMarks = createExtension(({ options }: ExtensionOptions<{ onOpen: (id: string) => void }>) => ({
  key: 'threadMarks',
  prosemirrorPlugins: [marksPlugin((id) => options.onOpen(id))],
}));
