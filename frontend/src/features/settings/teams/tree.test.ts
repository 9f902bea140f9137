import { describe, expect, it } from 'vitest';
import type { Team } from '@/api/types';
import { below, branches } from './tree';

const team = (id: string, parent_id: string | null = null): Team => ({
  id,
  name: id.toUpperCase(),
  parent_id,
  member_count: 0,
});
const teams = [team('b'), team('a2', 'a'), team('a'), team('a1', 'a'), team('a11', 'a1'), team('lost', 'gone')];

describe('teams in a tree', () => {
  it('puts children under their parents, by name', () => {
    expect(branches(teams).map(({ team: { id }, depth }) => `${depth}${id}`)).toEqual([
      '0a',
      '1a1',
      '2a11',
      '1a2',
      '0b',
      '0lost',
    ]);
  });

  it('knows everything below a team', () => {
    expect([...below(teams, 'a')].sort()).toEqual(['a', 'a1', 'a11', 'a2']);
    expect([...below(teams, 'b')]).toEqual(['b']);
  });
});
