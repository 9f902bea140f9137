import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { greet } from '../shared/session';

export async function enterPortal(queries: QueryClient, ws: string, next: string): Promise<void> {
  const session = await greet(queries);
  if (!session.user) throw redirect({ to: '/portal/sign-in', search: { next } });
  const mine = session.workspaces.find((workspace) => workspace.slug === ws);
  if (mine && !mine.portal) throw redirect({ href: `/w/${ws}/`, reloadDocument: true });
  if (mine?.must_enrol) throw redirect({ to: '/portal/enrol', search: { next } });
}

export async function toPortalHome(queries: QueryClient): Promise<void> {
  const session = await greet(queries);
  if (!session.user) throw redirect({ to: '/portal/sign-in' });
  const mine = session.workspaces.find((workspace) => workspace.portal);
  if (!mine) throw redirect({ href: '/', reloadDocument: true });
  throw redirect({ to: '/portal/$ws', params: { ws: mine.slug } });
}
