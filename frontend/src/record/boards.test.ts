import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { keys } from '@/api/keys';
import { boardsAsTheyAre, columnsKey } from './boards';

it('shows a board as it was before a move that failed', () => {
  const queries = new QueryClient();
  const board = [...keys.boards('acme'), 'p1'];
  const column = [...columnsKey('acme'), 's1'];
  queries.setQueryData(board, { columns: [1] });
  queries.setQueryData(column, ['card']);
  const asBefore = boardsAsTheyAre(queries, 'acme');
  queries.setQueryData(board, { columns: [0] });
  queries.setQueryData(column, []);
  asBefore();
  expect([queries.getQueryData(board), queries.getQueryData(column)]).toEqual([{ columns: [1] }, ['card']]);
});
