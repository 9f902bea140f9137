/** Draws the open conversations on the text as they come and go. */
import { useEffect } from 'react';
import { useThreads } from '../api';
import type { DocumentEditor } from '../editor/schema';
import { showThreads } from '../editor/threadMarks';
import { isResolved } from '../threads/order';

export function useMarks(id: string, editor: DocumentEditor | null): void {
  const { threads } = useThreads(id);
  const open = threads.filter((thread) => !isResolved(thread));
  const marked = open.map((thread) => ({ id: thread.id, anchor: thread.anchor }));
  const signature = JSON.stringify(marked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the list
  useEffect(() => {
    const view = editor?.prosemirrorView;
    if (view) showThreads(view, { marked });
  }, [editor, signature]);
}
