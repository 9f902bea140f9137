import { describe, expect, test } from 'vitest';
import { siteAddress, withLinks } from './links';

const links = (text: string) => withLinks(text).flatMap((piece) => piece.href ?? []);

describe('addresses in a text', () => {
  test.each([
    ['See https://northway.example/gate.', ['https://northway.example/gate']],
    ['(https://northway.example/gate?a=1&b=2)', ['https://northway.example/gate?a=1&b=2']],
    ['«https://склад.рф/ворота», http://a.example!', ['https://склад.рф/ворота', 'http://a.example']],
    ['https://en.wikipedia.org/wiki/Deal_(card_game).', ['https://en.wikipedia.org/wiki/Deal_(card_game)']],
    ['javascript:alert(1) ftp://a.example https://', []],
    ['<https://a.example/"onclick=x>', ['https://a.example/']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(links(text)).toEqual(expected);
    expect(
      withLinks(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});

test.each([
  ['northway.example/contact', 'https://northway.example/contact'],
  ['HTTP://northway.example', 'HTTP://northway.example'],
  ['склад.рф', 'https://склад.рф'],
  ['none', null],
  ['call us. please', null],
  ['javascript:alert(1)', null],
  ['', null],
])('the website %s', (text, expected) => {
  expect(siteAddress(text)).toBe(expected);
});
