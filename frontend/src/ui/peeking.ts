/** A record shown beside its list: the same page in a narrower place, under another heading. */
import { useMediaQuery } from '@mantine/hooks';
import { createContext, useContext } from 'react';

export const PeekContext = createContext(false);

export const useIsPeek = (): boolean => useContext(PeekContext);

/** One column: a narrow screen, or the place beside a list. */
export function useNarrow(): boolean {
  const small = useMediaQuery('(max-width: 1023px)');
  return useIsPeek() || Boolean(small);
}
