import { createRoute } from '@tanstack/react-router';
import { page } from '../../shared/pages';
import { nextSearch, rootRoute } from '../../shared/root';
import { onlyStrangers } from '../../shared/session';
import { requireUser, toHome } from '../guards';

const auth = () => import('@/features/auth/pages');
const getParentRoute = () => rootRoute;

export const authRoutes = [
  createRoute({ getParentRoute, path: '/', beforeLoad: ({ context }) => toHome(context.queries) }),
  createRoute({
    getParentRoute,
    path: '/sign-in',
    validateSearch: nextSearch,
    beforeLoad: ({ context, search }) => onlyStrangers(context.queries, search.next ?? '/'),
    component: page(auth, 'SignInPage', 'auth'),
  }),
  createRoute({
    getParentRoute,
    path: '/enrol',
    validateSearch: nextSearch,
    beforeLoad: ({ context, location }) => requireUser(context.queries, location.href),
    component: page(auth, 'EnrolPage', 'auth'),
  }),
  createRoute({ getParentRoute, path: '/reset-password', component: page(auth, 'ForgotPasswordPage', 'auth') }),
  createRoute({ getParentRoute, path: '/reset-password/$key', component: page(auth, 'NewPasswordPage', 'auth') }),
  createRoute({ getParentRoute, path: '/invite/$token', component: page(auth, 'InvitationPage', 'auth') }),
  createRoute({
    getParentRoute,
    path: '/workspaces',
    beforeLoad: ({ context, location }) => requireUser(context.queries, location.href),
    component: page(auth, 'WorkspacesPage', 'auth'),
  }),
  createRoute({
    getParentRoute,
    path: '/new-workspace',
    beforeLoad: ({ context, location }) => requireUser(context.queries, location.href),
    component: page(auth, 'NewWorkspacePage', 'auth'),
  }),
] as const;
