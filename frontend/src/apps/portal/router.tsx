import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { Failed, NotFound, Waiting } from '../shared/RouteStates';
import { rootRoute } from '../shared/root';
import { portalRoutes } from './routes';

export function createPortalRouter(queries: QueryClient) {
  return createRouter({
    routeTree: rootRoute.addChildren(portalRoutes),
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
