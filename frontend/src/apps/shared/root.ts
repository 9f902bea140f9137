import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';

export interface RouterContext {
  queries: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Outlet });

/** Filters and sort of a list live in the address; each feature reads the names it knows. */
export type ListSearch = Record<string, string | undefined>;

export const listSearch = (search: Record<string, unknown>): ListSearch =>
  Object.fromEntries(
    Object.entries(search).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
  );

/**
 * Where to go after signing in: only an address of our own, read as the browser will read it. It leaves out tabs and line
 * breaks, so that "/<tab>/elsewhere.example" is another site.
 */
export function nextSearch({ next }: Record<string, unknown>): { next?: string } {
  if (typeof next !== 'string' || !next.startsWith('/')) return {};
  const { origin } = window.location;
  if (!URL.canParse(next, origin)) return {};
  const url = new URL(next, origin);
  if (url.origin !== origin || url.pathname.startsWith('//')) return {};
  return { next: url.pathname + url.search + url.hash };
}
