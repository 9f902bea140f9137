import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settleCaret } from './caret';

const heard = vi.fn();
let text: HTMLElement;

beforeEach(() => {
  text = document.createElement('div');
  text.tabIndex = 0;
  text.textContent = 'Goods: Material:';
  // jsdom knows no editing; what it is asked for is this one word.
  Object.defineProperty(text, 'isContentEditable', { value: true });
  document.body.append(text);
  text.focus();
  document.dispatchEvent(new Event('selectionchange'));
  document.addEventListener('selectionchange', heard);
});

afterEach(() => {
  document.removeEventListener('selectionchange', heard);
  text.remove();
});

/** As a click does: the browser has moved it and has not said so yet. */
function moved(offset: number): void {
  const range = document.createRange();
  range.setStart(text.firstChild as Node, offset);
  vi.spyOn(document, 'getSelection').mockReturnValue({
    anchorNode: range.startContainer,
    anchorOffset: offset,
    focusNode: range.startContainer,
    focusOffset: offset,
  } as Selection);
  heard.mockClear();
}

it('says where the caret is when the browser has not yet, once', () => {
  moved(7);
  settleCaret();
  settleCaret();
  expect(heard).toHaveBeenCalledOnce();
});

it('says nothing while somebody is elsewhere on the page', () => {
  moved(9);
  text.blur();
  settleCaret();
  expect(heard).not.toHaveBeenCalled();
});
