import { lazyDialog } from '@/ui/lazyDialog';

/** The sharing dialog, fetched when it is first opened. */
export const Share = lazyDialog(() => import('./ShareDialog').then((module) => module.ShareDialog));
