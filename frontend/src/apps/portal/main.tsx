import { RouterProvider } from '@tanstack/react-router';
import { sessionQuery } from '@/api/queries';
import { createQueryClient } from '@/api/query-client';
import { startI18n } from '@/lib/i18n';
import { registerWorker } from '../shared/installed';
import { keepFocus, reloadOnLostChunk, show } from '../shared/start';
import { createPortalRouter } from './router';

const locales = import.meta.glob('../../locales/*/{common,auth,record,portal,documents,account,notices}.json');

reloadOnLostChunk();
registerWorker('/portal/sw.js', '/portal/');
const queries = createQueryClient();
// On its way while the words are loading.
void queries.prefetchQuery(sessionQuery);
const router = createPortalRouter(queries);
keepFocus(router);
void startI18n(locales).then(() => show(queries, <RouterProvider router={router} />));
