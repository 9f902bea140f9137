import { lazyDialog } from '@/ui/lazyDialog';

/** The form is a third of the board's weight and wanted by few of its viewers. */
export const NewDeal = lazyDialog(() => import('./NewDealDialog').then((module) => module.NewDealDialog));
