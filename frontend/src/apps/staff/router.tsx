import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { Failed, NotFound, Waiting } from '../shared/RouteStates';
import { rootRoute } from '../shared/root';
import { authRoutes } from './routes/auth';
import { workspaceRoutes } from './routes/workspace';

export function createStaffRouter(queries: QueryClient) {
  return createRouter({
    routeTree: rootRoute.addChildren([...authRoutes, workspaceRoutes]),
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadDelay: 80,
    defaultPendingMs: 150,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: Failed,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}
