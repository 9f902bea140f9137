/** The list behind the table; its filters live in the address, so a link shows the same rows. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { useListed } from '@/api/listed';
import type { Deal } from '@/api/types';

export interface DealSearch {
  q?: string | undefined;
  pipeline?: string | undefined;
  stage?: string | undefined;
  owner?: string | undefined;
  company?: string | undefined;
  attention?: string | undefined;
  status?: string | undefined;
  archived?: boolean | undefined;
  sort?: string | undefined;
}

const NAMES = ['q', 'pipeline', 'stage', 'owner', 'company', 'attention', 'status', 'sort'] as const;

export function useDealSearch() {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const search: DealSearch = {};
  for (const name of NAMES) if (typeof raw[name] === 'string') search[name] = raw[name];
  if (raw.archived === true || raw.archived === 'true') search.archived = true;
  const go = (next: DealSearch) => void navigate({ to: '.', search: { ...next } as never, replace: true });
  const { sort: _sort, ...filters } = search;
  return {
    search,
    change: (next: Partial<DealSearch>) => go({ ...search, ...next }),
    clear: () => go(search.sort ? { sort: search.sort } : {}),
    narrowed: Object.values(filters).some((value) => value !== undefined),
  };
}

export function useDealList(search: DealSearch) {
  const door = useDoor();
  const { sort, ...filters } = search;
  return useListed<Deal>({
    path: '/deals',
    queryKey: keys.deals.list(door.ws, { ...search }),
    countKey: keys.deals.count(door.ws, { ...filters }),
    filters,
    sort,
  });
}
