import { expect, it } from 'vitest';
import { cleanHtml, cleanOwn, fileAddress, MOST_HTML, MOST_TEXT } from './paste';

const ID = '01a214d4-d3c9-7708-a1a7-d6597882a1f5';

it('keeps words, their shape and plain links', () => {
  const html = '<h1>A</h1><p><b>B</b> <a href="mailto:a@b.test">C</a></p><ul><li>D</li></ul>';
  expect(cleanHtml(html)).toEqual({ html, files: 0, hostile: 0 });
});

it('leaves out what could run, and counts it', () => {
  const found = cleanHtml('<p onclick="x()">A<script>x()</script><a href="javascript:x()">B</a></p>');
  expect(found).toEqual({ html: '<p>A<a>B</a></p>', files: 0, hostile: 3 });
});

it('leaves out pictures of elsewhere and pictures in base64', () => {
  const found = cleanHtml('<p>A<img src="data:image/png;base64,AA=="><img src="//elsewhere.test/a.png"></p>');
  expect(found).toEqual({ html: '<p>A</p>', files: 2, hostile: 0 });
});

it('keeps bold of a word processor and drops its colours', () => {
  const found = cleanHtml('<span style="font-weight: 700; color: red; background: url(//elsewhere.test)">A</span>');
  expect(found).toMatchObject({ html: '<span style="font-weight: 700">A</span>' });
});

it('makes lists again of what Word copies as paragraphs', () => {
  const line = (level: number, mark: string, words: string) =>
    `<p class="MsoListParagraph" style="mso-list:l0 level${level} lfo1"><span style="mso-list:Ignore">${mark}&nbsp;</span>${words}</p>`;
  const found = cleanHtml(
    `<p>A</p>${line(1, '·', '<b>B</b>')}${line(2, 'o', 'C')}${line(1, '·', 'D')}${line(1, '1.', 'E')}<p>F</p>`,
  );
  expect(found).toMatchObject({
    html: '<p>A</p><ul><li><b>B</b><ul><li>C</li></ul></li><li>D</li></ul><ol><li>E</li></ol><p>F</p>',
  });
});

it('refuses what is too much', () => {
  expect(cleanHtml('x'.repeat(MOST_HTML + 1))).toBe('too-much');
  expect(cleanHtml(`<p>${'x'.repeat(MOST_TEXT + 1)}</p>`)).toBe('too-much');
  expect(cleanOwn('x'.repeat(MOST_HTML + 1))).toBe('too-much');
});

it('keeps blocks of ours, but no address that is none of our files', () => {
  const own = `<div data-content-type="image" data-url="file:${ID}"></div>`;
  expect(cleanOwn(own)).toEqual({ html: own, files: 0, hostile: 0 });
  expect(cleanOwn('<div data-content-type="image" data-url="data:image/png;base64,AA=="></div>')).toEqual({
    html: '<div data-content-type="image"></div>',
    files: 1,
    hostile: 0,
  });
});

it('knows no other address than that of a file at one’s own door', () => {
  expect(fileAddress('/api/portal/acme', `file:${ID}`)).toBe(`/api/portal/acme/files/${ID}`);
  for (const url of ['data:image/png;base64,AA==', '//elsewhere.test/a', `file:${ID}/../../x`, 'file:x', ''])
    expect(fileAddress('/api/w/acme', url)).toBe('');
});
