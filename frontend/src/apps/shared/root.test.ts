import { expect, test } from 'vitest';
import { nextSearch } from './root';

test('the way on after signing in stays in the product', () => {
  expect(nextSearch({ next: '/w/north/deals?view=board#top' })).toEqual({ next: '/w/north/deals?view=board#top' });
  expect(nextSearch({ next: '/w/north/../south' })).toEqual({ next: '/w/south' });
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n\\evil.example',
  '/..//evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '//',
  '',
  7,
])('an address elsewhere is no way on: %j', (next) => {
  expect(nextSearch({ next })).toEqual({});
});
