import { afterEach, describe, expect, it, vi } from 'vitest';
import { registerShortcuts, type Shortcut, setSingleKeys } from './shortcuts';

const stops: (() => void)[] = [];
const shortcut = (keys: string) => ({
  keys,
  label: keys,
  group: 'general' as const satisfies Shortcut['group'],
  run: vi.fn<(event: KeyboardEvent) => void>(),
});
const register = (...keys: string[]) => {
  const list = keys.map(shortcut);
  stops.push(registerShortcuts(list));
  return list as [ReturnType<typeof shortcut>, ...ReturnType<typeof shortcut>[]];
};
const press = (key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.innerHTML = '';
});

describe('shortcuts', () => {
  it('knows a letter by its place, in a Russian layout too', () => {
    const [create] = register('c');
    press('с', { code: 'KeyC' });
    expect(create.run).toHaveBeenCalledTimes(1);
  });

  it('keeps single keys out of inputs, but not chords', () => {
    const [create, palette] = register('c', 'mod+k');
    const input = document.body.appendChild(document.createElement('input'));
    press('c', { code: 'KeyC' }, input);
    press('k', { code: 'KeyK', ctrlKey: true }, input);
    expect(create.run).not.toHaveBeenCalled();
    expect(palette?.run).toHaveBeenCalledTimes(1);
  });

  it('reads two keys one after another', () => {
    const [go, c] = register('g c', 'c');
    press('g', { code: 'KeyG' });
    press('c', { code: 'KeyC' });
    expect(go.run).toHaveBeenCalledTimes(1);
    expect(c?.run).not.toHaveBeenCalled();
    press('c', { code: 'KeyC' });
    expect(c?.run).toHaveBeenCalledTimes(1);
  });

  it('tells "?" from "/"', () => {
    const [sheet, search] = register('?', '/');
    press('?', { code: 'Slash', shiftKey: true });
    press('/', { code: 'Slash' });
    press(',', { code: 'Slash', shiftKey: true });
    expect(sheet.run).toHaveBeenCalledTimes(2);
    expect(search?.run).toHaveBeenCalledTimes(1);
  });

  it('can be turned off', () => {
    const [create] = register('c');
    setSingleKeys(false);
    press('c', { code: 'KeyC' });
    expect(create.run).not.toHaveBeenCalled();
  });

  it('leaves Enter to a focused button and everything to an open dialog', () => {
    const [enter, c] = register('Enter', 'c');
    const button = document.body.appendChild(document.createElement('button'));
    press('Enter', {}, button);
    const dialog = document.body.appendChild(document.createElement('div'));
    dialog.setAttribute('aria-modal', 'true');
    press('c', { code: 'KeyC' });
    expect(enter.run).not.toHaveBeenCalled();
    expect(c?.run).not.toHaveBeenCalled();
  });

  it('the newest of the same keys wins until it leaves', () => {
    const [page] = register('j');
    const [dialog] = register('j');
    press('j', { code: 'KeyJ' });
    stops.pop()?.();
    press('j', { code: 'KeyJ' });
    expect(dialog.run).toHaveBeenCalledTimes(1);
    expect(page.run).toHaveBeenCalledTimes(1);
  });
});
