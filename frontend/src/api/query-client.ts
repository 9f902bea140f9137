import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isApiError } from './errors';
import { answerOrKept } from './kept';
import { keys } from './keys';

/** Live events keep what is on screen fresh, so a query is only stale after a while; refusals are never retried. */
export function createQueryClient(): QueryClient {
  // A session that has ended shows at whichever query comes first; the frame of the workspace then asks to sign in.
  const queryCache = new QueryCache({
    onError: (error, query) => {
      if (isApiError(error) && error.status === 401 && query.queryKey[0] !== keys.session[0]) {
        void client.invalidateQueries({ queryKey: keys.session });
      }
    },
  });
  const client = new QueryClient({
    queryCache,
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        persister: answerOrKept,
        retry: (failures, error) => failures < 2 && (!isApiError(error) || error.status >= 500 || error.status === 0),
        retryDelay: (attempt) => Math.min(8000, 500 * 2 ** attempt) * (0.75 + Math.random() / 2),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}
