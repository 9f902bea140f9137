import { describe, expect, it } from 'vitest';
import { stepOf } from './ImportPage';

describe('stepOf', () => {
  it('follows the state of the import', () => {
    expect(
      [undefined, 'draft', 'checking', 'ready', 'running', 'done', 'failed', 'cancelled'].map((state) =>
        stepOf(state as never),
      ),
    ).toEqual([0, 1, 2, 2, 3, 3, 3, 3]);
  });
});
