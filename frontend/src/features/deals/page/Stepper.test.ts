import { describe, expect, it } from 'vitest';
import type { Deal, Stage } from '@/api/types';
import { standing } from './Stepper';

const stage = (id: string, rank: number): Stage => ({ id, rank }) as Stage;
const at = (id: string, rank: number, status: Deal['status'] = 'open'): Deal =>
  ({ stage: stage(id, rank), status }) as Deal;

describe('standing', () => {
  it('is behind, here or ahead of an open deal', () => {
    const deal = at('b', 1);
    expect([stage('a', 0), stage('b', 1), stage('c', 2)].map((one) => standing(one, deal))).toEqual([
      'done',
      'current',
      'next',
    ]);
  });

  it('is all done when won and all ahead when lost', () => {
    expect(standing(stage('a', 0), at('w', 9, 'won'))).toBe('done');
    expect(standing(stage('a', 0), at('l', 9, 'lost'))).toBe('next');
  });
});
