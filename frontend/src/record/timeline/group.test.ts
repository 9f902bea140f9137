import { describe, expect, it } from 'vitest';
import type { Comment, TimelineItem } from '@/api/types';
import { byDay } from './group';

const item = (id: string, at: string, comment?: Partial<Comment>): TimelineItem =>
  ({
    id,
    at,
    actor: null,
    kind: comment ? 'comment' : 'change',
    ...(comment ? { comment: { id, ...comment } } : {}),
  }) as TimelineItem;

describe('byDay', () => {
  const now = new Date('2026-05-10T12:00:00');

  it('puts answers under their question and days apart', () => {
    const days = byDay(
      [
        item('c', '2026-05-10T10:00:00', { parent_id: 'a' }),
        item('b', '2026-05-10T09:30:00', { parent_id: 'a' }),
        item('a', '2026-05-10T09:00:00', { parent_id: null }),
        item('x', '2026-05-09T09:00:00'),
      ],
      now,
    );
    expect(days).toHaveLength(2);
    expect(days[0]?.entries[0]?.replies.map((one) => one.id)).toEqual(['b', 'c']);
    expect(days[1]?.entries[0]?.item.id).toBe('x');
  });

  it('lets an answer stand alone while its question is on an older page', () => {
    expect(byDay([item('b', '2026-05-10T09:30:00', { parent_id: 'gone' })], now)[0]?.entries).toHaveLength(1);
  });
});
