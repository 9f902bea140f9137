import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '@/api/keys';
import { rememberMutation } from '@/api/mutations';
import type { LiveEvent } from './frames';
import { Refresher } from './refresher';

const queries = new QueryClient();
const asked = vi.spyOn(queries, 'invalidateQueries').mockResolvedValue();
const event = (more: Partial<LiveEvent> = {}): LiveEvent => ({
  t: 'ev',
  seq: 1,
  kind: 'deal.edited',
  about: 'deal:1',
  parents: [],
  version: 2,
  actor: null,
  m: null,
  spread: 0,
  extra: {},
  ...more,
});
const refreshed = () => asked.mock.calls.map(([filter]) => filter?.queryKey);

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockClear();
});
afterEach(() => vi.useRealTimers());

describe('Refresher', () => {
  it('gathers a burst into one refetch per key', () => {
    const refresher = new Refresher('acme', queries);
    refresher.take(event());
    refresher.take(event());
    refresher.take(event({ about: 'deal:2' }));
    vi.advanceTimersByTime(50);
    const boards = refreshed().filter((key) => JSON.stringify(key) === JSON.stringify(keys.boards('acme')));
    expect(boards).toHaveLength(1);
    expect(refreshed()).toContainEqual(keys.deals.one('acme', '2'));
  });

  it('leaves the record alone when this tab did it, but not its timeline', () => {
    rememberMutation('mine');
    new Refresher('acme', queries).take(event({ m: 'mine' }));
    vi.advanceTimersByTime(50);
    expect(refreshed()).not.toContainEqual(keys.deals.one('acme', '1'));
    expect(refreshed()).toContainEqual(keys.timelineOf('acme', 'deal:1'));
  });

  it('waits a part of the spread', () => {
    new Refresher('acme', queries, () => 0.5).take(event({ spread: 1000 }));
    vi.advanceTimersByTime(499);
    expect(asked).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60);
    expect(asked).toHaveBeenCalled();
  });

  it('ticks the checklist, and leaves a ticked line alone', () => {
    const key = keys.workspace('acme');
    const line = (done: boolean) => queries.setQueryData(key, { checklist: [{ key: 'open_deal', done }] });
    line(true);
    new Refresher('acme', queries).take(event({ kind: 'deal.opened' }));
    vi.advanceTimersByTime(50);
    expect(refreshed()).not.toContainEqual(key);
    line(false);
    new Refresher('acme', queries).take(event({ kind: 'deal.opened' }));
    vi.advanceTimersByTime(50);
    expect(refreshed()).toContainEqual(key);
    queries.clear();
  });

  it('asks everything again after a reset', () => {
    new Refresher('acme', queries).reset();
    expect(refreshed()).toEqual([keys.everything('acme')]);
  });

  it('a kind nobody knows refreshes nothing', () => {
    new Refresher('acme', queries).take(event({ kind: 'weather.changed' }));
    vi.advanceTimersByTime(100);
    expect(asked).not.toHaveBeenCalled();
  });
});
