import { describe, expect, it } from 'vitest';
import { isOverdue, movesFrom, STATUSES, standing } from './status';

describe('the way of a request', () => {
  it('lies behind, here or ahead', () => {
    expect(STATUSES.map((step) => standing(step, 'waiting'))).toEqual(['done', 'done', 'current', 'next', 'next']);
  });

  it('never leads back to new, nor to where it is', () => {
    for (const status of STATUSES) {
      expect(movesFrom(status)).not.toContain('new');
      expect(movesFrom(status)).not.toContain(status);
    }
  });

  it('leads from closed only back to work', () => {
    expect(movesFrom('closed')).toEqual(['in_work']);
  });
});

describe('a promised answer', () => {
  const now = new Date('2025-03-01T12:00:00Z');

  it('is late once its time has passed', () => {
    expect(isOverdue({ answer_by: '2025-03-01T11:59:00Z' }, now)).toBe(true);
    expect(isOverdue({ answer_by: '2025-03-01T12:01:00Z' }, now)).toBe(false);
  });

  it('is never late while none is owed', () => {
    expect(isOverdue({ answer_by: null }, now)).toBe(false);
  });
});
