import { expect, it } from 'vitest';
import { differingLines, differingWords } from './diff';

it('marks the words that came and went, and leaves the others', () => {
  expect(differingWords('We offer racks in wood', 'We offer steel racks')).toEqual([
    { kind: 'same', text: 'We offer' },
    { kind: 'added', text: ' steel' },
    { kind: 'same', text: ' racks' },
    { kind: 'removed', text: ' in wood' },
  ]);
});

it('knows Russian words', () => {
  expect(differingWords('Стеллажи из стали', 'Стеллажи из дерева')).toEqual([
    { kind: 'same', text: 'Стеллажи из' },
    { kind: 'removed', text: ' стали' },
    { kind: 'added', text: ' дерева' },
  ]);
});

it('shows a very long line as replaced whole', () => {
  const parts = differingWords('a '.repeat(1000), 'b '.repeat(1000));
  expect(parts.map(({ kind }) => kind)).toEqual(['removed', 'added']);
});

it('tells lines apart by their blocks; one that is gone stands where it stood', () => {
  const before = [
    { id: '1', text: 'One' },
    { id: '2', text: 'Two' },
    { id: '3', text: 'Three' },
  ];
  const after = [
    { id: '1', text: 'One' },
    { id: '4', text: 'New' },
    { id: '3', text: 'Three!' },
  ];
  expect(differingLines(before, after).map(({ id, kind }) => [id, kind])).toEqual([
    ['1', 'same'],
    ['4', 'added'],
    ['2', 'removed'],
    ['3', 'changed'],
  ]);
});
