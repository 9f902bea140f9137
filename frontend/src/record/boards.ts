/** A board's cache around a move that may fail. */
import type { QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { isOffline } from '@/api/errors';
import { keys } from '@/api/keys';
import { toastError } from '@/ui/toasts';

/** Every column of every board of a workspace. */
export const columnsKey = (ws: string) => ['w', ws, 'board-columns'] as const;

/** Call it before the move is shown; what it returns shows the boards as they were. Offline nothing can be asked anew. */
export function boardsAsTheyAre(queries: QueryClient, ws: string): () => void {
  const kept = [keys.boards(ws), columnsKey(ws)].flatMap((queryKey) => queries.getQueriesData({ queryKey }));
  return () => {
    for (const [key, data] of kept) queries.setQueryData(key, data);
  };
}

export function toastNotMoved(error: unknown): void {
  toastError(isOffline(error) ? new Error(i18next.t('common:moveOffline')) : error);
}
