/** Who may enter which route; the server decides again on every call. */
import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { greet } from '../shared/session';

export async function requireUser(queries: QueryClient, next: string) {
  const session = await greet(queries);
  if (!session.user) throw redirect({ to: '/sign-in', search: { next } });
  return session;
}

/** `/`: where this person belongs. */
export async function toHome(queries: QueryClient): Promise<void> {
  const session = await greet(queries);
  if (!session.user) throw redirect({ to: '/sign-in' });
  const [only, ...others] = session.workspaces;
  if (!only) throw redirect({ to: '/new-workspace' });
  if (others.length > 0) throw redirect({ to: '/workspaces' });
  if (only.portal) throw redirect({ href: `/portal/${only.slug}/`, reloadDocument: true });
  throw redirect({ to: '/w/$ws', params: { ws: only.slug } });
}

export async function enterWorkspace(queries: QueryClient, ws: string, next: string): Promise<void> {
  const session = await requireUser(queries, next);
  const mine = session.workspaces.find((workspace) => workspace.slug === ws);
  if (mine?.portal) throw redirect({ href: `/portal/${ws}/`, reloadDocument: true });
  if (mine?.must_enrol) throw redirect({ to: '/enrol', search: { next } });
}
