/** A partner's filters live in the address, so a link shows the same rows. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { TableSearch } from './api';

export type View = 'board' | 'table';

export function useTableSearch() {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const search: TableSearch = {};
  for (const name of ['q', 'status', 'sort'] as const) if (typeof raw[name] === 'string') search[name] = raw[name];
  const view: View = raw.view === 'table' ? 'table' : 'board';
  const go = (next: TableSearch, to: View = view) =>
    void navigate({ to: '.', search: { ...next, view: to === 'table' ? to : undefined } as never, replace: true });
  return {
    search,
    view,
    show: (to: View) => go({}, to),
    change: (next: TableSearch) => go({ ...search, ...next }),
    clear: () => go(search.sort ? { sort: search.sort } : {}),
    narrowed: Boolean(search.q || search.status),
  };
}
