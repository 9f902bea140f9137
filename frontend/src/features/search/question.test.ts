import { describe, expect, it } from 'vitest';
import { asQuestion, matches } from './question';

describe('the palette', () => {
  it.each([
    ['> new', { q: 'new', records: false, commands: true, kinds: '' }],
    ['#1042', { q: '1042', records: true, commands: false, kinds: 'deal' }],
    ['@anna', { q: 'anna', records: true, commands: false, kinds: 'person' }],
    ['hansa ', { q: 'hansa', records: true, commands: true, kinds: '' }],
  ])('understands %s', (text, expected) => expect(asQuestion(text)).toEqual(expected));

  it('finds actions by the beginnings of their words, Ё or Е', () => {
    expect(matches('Create deal', 'de cr')).toBe(true);
    expect(matches('Create deal', 'eal')).toBe(false);
    expect(matches('Чёрный список', 'черн')).toBe(true);
    expect(matches('Anything', '')).toBe(true);
  });
});
