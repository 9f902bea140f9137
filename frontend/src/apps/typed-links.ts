/**
 * Only for the type checker, loaded by no app: links are checked against the routes of both apps at once,
 * because a program can register one router.
 */
import { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { portalRoutes } from './portal/routes';
import { rootRoute } from './shared/root';
import { authRoutes } from './staff/routes/auth';
import { workspaceRoutes } from './staff/routes/workspace';

const both = () =>
  createRouter({
    routeTree: rootRoute.addChildren([...authRoutes, workspaceRoutes, ...portalRoutes]),
    context: { queries: new QueryClient() },
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof both>;
  }
}
