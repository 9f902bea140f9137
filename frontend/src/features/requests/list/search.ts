/** What the inbox shows; it lives in the address, so a link shows the same rows. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { STATUSES } from '@/record/requests/status';

export const TABS = ['open', ...STATUSES] as const;
export type Tab = (typeof TABS)[number];

export interface RequestSearch {
  tab: Tab;
  q?: string | undefined;
  assignee?: 'me' | 'none' | undefined;
  overdue?: boolean | undefined;
  sort?: string | undefined;
}

const OPEN = 'new,in_work,waiting';

/** The search as the server reads it. */
export function asked(search: RequestSearch): Record<string, string | boolean | undefined> {
  const { tab, ...rest } = search;
  return { ...rest, status: tab === 'open' ? OPEN : tab };
}

export function readSearch(raw: Record<string, unknown>): RequestSearch {
  const search: RequestSearch = { tab: TABS.find((tab) => tab === raw.status) ?? 'open' };
  if (typeof raw.q === 'string') search.q = raw.q;
  if (raw.assignee === 'me' || raw.assignee === 'none') search.assignee = raw.assignee;
  if (raw.overdue === true || raw.overdue === 'true') search.overdue = true;
  if (typeof raw.sort === 'string') search.sort = raw.sort;
  return search;
}

export function useRequestSearch() {
  const search = readSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const go = ({ tab, ...rest }: RequestSearch) =>
    void navigate({ to: '.', search: { ...rest, status: tab === 'open' ? undefined : tab } as never, replace: true });
  return {
    search,
    change: (next: Partial<RequestSearch>) => go({ ...search, ...next }),
    clear: () => go({ tab: search.tab, sort: search.sort }),
    narrowed: Boolean(search.q || search.assignee || search.overdue),
  };
}
