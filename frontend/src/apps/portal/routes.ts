/** Every page behind the portal door. `features/portal/pages` exports them by these names. */
import { createRoute } from '@tanstack/react-router';
import { page } from '../shared/pages';
import { nextSearch, rootRoute, listSearch as validateSearch } from '../shared/root';
import { onlyStrangers } from '../shared/session';
import { enterPortal, toPortalHome } from './guards';

const auth = () => import('@/features/auth/pages');
const document = () => import('@/features/documents/page/DocumentPage');
const portal = () => import('@/features/portal/pages');
// Seldom opened, and all of it in pieces that no other page of the portal has.
const account = () => import('@/features/portal/account/AccountPage');

const frame = createRoute({
  getParentRoute: () => rootRoute,
  path: '/portal/$ws',
  beforeLoad: ({ context, params, location }) => enterPortal(context.queries, params.ws, location.href),
  component: page(() => import('./shell/PortalFrame'), 'PortalFrame', 'portal'),
});
const getParentRoute = () => frame;

export const portalRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/portal',
    beforeLoad: ({ context }) => toPortalHome(context.queries),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/portal/sign-in',
    validateSearch: nextSearch,
    beforeLoad: ({ context, search }) => onlyStrangers(context.queries, search.next ?? '/portal'),
    component: page(auth, 'SignInPage', 'auth'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/portal/enrol',
    validateSearch: nextSearch,
    component: page(auth, 'EnrolPage', 'auth'),
  }),
  frame.addChildren([
    createRoute({ getParentRoute, path: '/', validateSearch, component: page(portal, 'HomePage', 'portal', 'record') }),
    createRoute({
      getParentRoute,
      path: '/requests',
      validateSearch,
      component: page(portal, 'RequestsPage', 'portal', 'record'),
    }),
    createRoute({
      getParentRoute,
      path: '/requests/new',
      validateSearch,
      component: page(portal, 'NewRequestPage', 'portal', 'record'),
    }),
    createRoute({
      getParentRoute,
      path: '/requests/$id',
      validateSearch,
      component: page(portal, 'RequestPage', 'portal', 'record'),
    }),
    createRoute({
      getParentRoute,
      path: '/deals',
      validateSearch,
      component: page(portal, 'DealsPage', 'portal', 'record'),
    }),
    createRoute({
      getParentRoute,
      path: '/deals/$id',
      validateSearch,
      component: page(portal, 'DealPage', 'portal', 'record'),
    }),
    createRoute({
      getParentRoute,
      path: '/pipelines/$id',
      validateSearch,
      component: page(portal, 'PipelinePage', 'portal', 'record'),
    }),
    createRoute({
      getParentRoute,
      path: '/documents',
      validateSearch,
      component: page(portal, 'DocumentsPage', 'portal', 'record', 'documents'),
    }),
    createRoute({
      getParentRoute,
      path: '/documents/$id',
      validateSearch,
      component: page(document, 'DocumentPage', 'portal', 'record', 'documents'),
    }),
    createRoute({
      getParentRoute,
      path: '/inbox',
      validateSearch,
      component: page(portal, 'InboxPage', 'portal', 'record'),
    }),
    createRoute({
      getParentRoute,
      path: '/account',
      validateSearch,
      component: page(account, 'AccountPage', 'portal', 'account', 'notices', 'record'),
    }),
  ]),
] as const;
