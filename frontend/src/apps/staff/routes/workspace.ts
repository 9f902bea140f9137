/** Every page inside a workspace. A feature exports its pages by these names, from `pages.tsx` or, where they are large, from a file each. */
import { createRoute, redirect } from '@tanstack/react-router';
import { page } from '../../shared/pages';
import { rootRoute, listSearch as validateSearch } from '../../shared/root';
import { enterWorkspace } from '../guards';

// A chunk each: the board, the table and the deal share little.
const board = () => import('@/features/deals/board/BoardPage');
const deals = () => import('@/features/deals/table/DealsPage');
const deal = () => import('@/features/deals/page/DealPage');
const records = () => import('@/features/records/pages');
const requests = () => import('@/features/requests/list/RequestsPage');
const request = () => import('@/features/requests/page/RequestPage');
const documents = () => import('@/features/documents/pages');
const document = () => import('@/features/documents/page/DocumentPage');
const inbox = () => import('@/features/inbox/pages');
const imports = () => import('@/features/imports/pages');
const settings = () => import('@/features/settings/pages');

const workspace = createRoute({
  getParentRoute: () => rootRoute,
  path: '/w/$ws',
  beforeLoad: ({ context, params, location }) => enterWorkspace(context.queries, params.ws, location.href),
  component: page(() => import('../shell/WorkspaceFrame'), 'WorkspaceFrame', 'shell', 'inbox', 'search', 'start'),
});
const getParentRoute = () => workspace;

const settingsFrame = createRoute({
  getParentRoute,
  path: '/settings',
  component: page(settings, 'SettingsFrame', 'settings'),
});
const inSettings = () => settingsFrame;

const settingsPages = settingsFrame.addChildren([
  createRoute({
    getParentRoute: inSettings,
    path: '/',
    beforeLoad: ({ params }) => {
      throw redirect({ to: '/w/$ws/settings/general', params });
    },
  }),
  createRoute({ getParentRoute: inSettings, path: '/general', component: page(settings, 'GeneralPage', 'settings') }),
  createRoute({
    getParentRoute: inSettings,
    path: '/members',
    component: page(settings, 'MembersPage', 'settings', 'account'),
  }),
  createRoute({ getParentRoute: inSettings, path: '/teams', component: page(settings, 'TeamsPage', 'settings') }),
  createRoute({
    getParentRoute: inSettings,
    path: '/pipelines',
    component: page(settings, 'PipelinesPage', 'settings'),
  }),
  createRoute({
    getParentRoute: inSettings,
    path: '/requests',
    component: page(settings, 'RequestCategoriesPage', 'settings'),
  }),
  createRoute({ getParentRoute: inSettings, path: '/mail', component: page(settings, 'MailPage', 'settings') }),
  createRoute({
    getParentRoute: inSettings,
    path: '/notifications',
    component: page(settings, 'NoticesPage', 'settings', 'notices'),
  }),
  createRoute({
    getParentRoute: inSettings,
    path: '/security',
    component: page(settings, 'SecurityPage', 'settings', 'account'),
  }),
]);

export const workspaceRoutes = workspace.addChildren([
  createRoute({
    getParentRoute,
    path: '/',
    beforeLoad: ({ params }) => {
      throw redirect({ to: '/w/$ws/pipeline', params });
    },
  }),
  createRoute({
    getParentRoute,
    path: '/pipeline',
    validateSearch,
    component: page(board, 'BoardPage', 'deals', 'record'),
  }),
  createRoute({
    getParentRoute,
    path: '/pipeline/$pipelineId',
    validateSearch,
    component: page(board, 'BoardPage', 'deals', 'record'),
  }),
  createRoute({
    getParentRoute,
    path: '/deals',
    validateSearch,
    component: page(deals, 'DealsPage', 'deals', 'record'),
  }),
  createRoute({
    getParentRoute,
    path: '/deals/$id',
    validateSearch,
    component: page(deal, 'DealPage', 'deals', 'record', 'documents'),
  }),
  createRoute({
    getParentRoute,
    path: '/companies',
    validateSearch,
    component: page(records, 'CompaniesPage', 'records', 'record'),
  }),
  createRoute({
    getParentRoute,
    path: '/companies/$id',
    validateSearch,
    component: page(records, 'CompanyPage', 'records', 'record', 'documents'),
  }),
  createRoute({
    getParentRoute,
    path: '/people',
    validateSearch,
    component: page(records, 'PeoplePage', 'records', 'record'),
  }),
  createRoute({
    getParentRoute,
    path: '/people/$id',
    validateSearch,
    component: page(records, 'PersonPage', 'records', 'record'),
  }),
  createRoute({
    getParentRoute,
    path: '/products',
    validateSearch,
    component: page(records, 'ProductsPage', 'records', 'record'),
  }),
  createRoute({
    getParentRoute,
    path: '/products/$id',
    validateSearch,
    component: page(records, 'ProductPage', 'records', 'record'),
  }),
  createRoute({
    getParentRoute,
    path: '/requests',
    validateSearch,
    component: page(requests, 'RequestsPage', 'requests', 'record'),
  }),
  createRoute({
    getParentRoute,
    path: '/requests/$id',
    validateSearch,
    component: page(request, 'RequestPage', 'requests', 'record', 'documents'),
  }),
  createRoute({
    getParentRoute,
    path: '/documents',
    validateSearch,
    component: page(documents, 'DocumentsPage', 'documents'),
  }),
  createRoute({
    getParentRoute,
    path: '/documents/$id',
    validateSearch,
    component: page(document, 'DocumentPage', 'documents', 'record'),
  }),
  createRoute({ getParentRoute, path: '/inbox', validateSearch, component: page(inbox, 'InboxPage', 'inbox') }),
  createRoute({ getParentRoute, path: '/import', validateSearch, component: page(imports, 'ImportPage', 'imports') }),
  createRoute({
    getParentRoute,
    path: '/import/$id',
    validateSearch,
    component: page(imports, 'ImportPage', 'imports'),
  }),
  settingsPages,
]);
