import { lazyDialog } from '@/ui/lazyDialog';

/** Fetched when it is first opened. */
export const NewDocument = lazyDialog(() => import('./NewDocumentDialog').then((module) => module.NewDocumentDialog));
