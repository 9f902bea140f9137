import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { keys } from '@/api/keys';
import type { PartnerDeal, SharedBoard, SharedColumn, SharedStage } from '@/api/types';
import { type ColumnData, cardsOf, columnKey, moveInCache, onTop } from './columns';

const stage = (id: string): SharedStage => ({ id, name: id, colour: 0, kind: 'open', rank: 0 });
const deal = (id: string, at: string) => ({ id, title: id, stage: stage(at) }) as PartnerDeal;
const column = (at: string, ...ids: string[]): SharedColumn => ({
  stage: stage(at),
  count: ids.length,
  exact: true,
  sum: null,
  items: ids.map((id) => deal(id, at)),
  next: null,
});
const data = (...pages: SharedColumn[]): ColumnData => ({ pages, pageParams: pages.map(() => null) });
const ids = (found: ColumnData | undefined) => cardsOf(found).map((one) => one.id);

describe('a shared board', () => {
  it('reads all pages of a column as one list', () => {
    expect(ids(data(column('a', '1', '2'), column('a', '3')))).toEqual(['1', '2', '3']);
  });

  it('puts a card on top once, whatever page it was on', () => {
    expect(ids(onTop(data(column('a', '1', '2'), column('a', '3')), deal('3', 'a')))).toEqual(['3', '1', '2']);
  });

  it('moves a card and both counts before the server has answered', () => {
    const queries = new QueryClient();
    queries.setQueryData(columnKey('w', 'a'), data(column('a', '1', '2')));
    queries.setQueryData(columnKey('w', 'b'), data(column('b', '9')));
    const key = keys.board('w', 'p', { closed: false });
    queries.setQueryData<SharedBoard>(key, { columns: [column('a', '1', '2'), column('b', '9')] });
    moveInCache(queries, 'w', deal('1', 'a'), stage('b'));
    expect(ids(queries.getQueryData(columnKey('w', 'a')))).toEqual(['2']);
    expect(ids(queries.getQueryData(columnKey('w', 'b')))).toEqual(['1', '9']);
    expect(queries.getQueryData<SharedBoard>(key)?.columns.map((one) => one.count)).toEqual([1, 2]);
  });
});
