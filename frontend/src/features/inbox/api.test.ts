import { describe, expect, it } from 'vitest';
import type { Notification } from '@/api/types';
import { byRecord } from './api';

const notice = (id: string, record: string): Notification => ({
  id,
  kind: 'mention',
  at: '2025-01-01T00:00:00Z',
  read_at: null,
  actor: null,
  title: `Deal ${record}`,
  text: '',
  url: '/',
  about: { type: 'deal', id: record },
  comment_id: null,
  why: { code: 'mention', text: 'You were mentioned' },
  archived_at: null,
  facts: [],
});

describe('byRecord', () => {
  it('gathers by record and keeps the order of the newest', () => {
    const groups = byRecord([notice('1', 'b'), notice('2', 'a'), notice('3', 'b')]);
    expect(groups.map(({ title, items }) => [title, items.map((item) => item.id)])).toEqual([
      ['Deal b', ['1', '3']],
      ['Deal a', ['2']],
    ]);
  });
});
