import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { known } from './known';

it('is the list by which the server refuses what no editor writes', () => {
  const file = readFileSync('../collaboration/documents/vocabulary.json', 'utf-8');
  const { nodes, marks } = known();
  expect(JSON.parse(file)).toEqual({ nodes: [...nodes.keys()].sort(), marks: [...marks].sort() });
});
