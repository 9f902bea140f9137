/**
 * Where the caret is, said in time.
 *
 * A browser moves the caret at once, for a click or a key, and tells the page of it in a task of its own. Words of others
 * that come in between make the editor put the caret back where it last knew it, and what is typed next stands there.
 */

type Place = [Node | null, number, Node | null, number];

let told: Place = [null, 0, null, 0];

function place(): Place {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {};
  return [anchorNode ?? null, anchorOffset ?? 0, focusNode ?? null, focusOffset ?? 0];
}

if (typeof document !== 'undefined') document.addEventListener('selectionchange', () => (told = place()), true);

/** Call it before the text under the caret changes by somebody else's doing. */
export function settleCaret(): void {
  if (!(document.activeElement instanceof HTMLElement && document.activeElement.isContentEditable)) return;
  const now = place();
  if (now.some((part, index) => part !== told[index])) document.dispatchEvent(new Event('selectionchange'));
}
