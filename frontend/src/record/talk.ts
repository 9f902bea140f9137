/** What is said and what happened, as parts that come right after the page they stand on. */
import { lazyPart } from '@/ui/lazyPart';

export const Comments = lazyPart(() => import('./comments/Comments').then((module) => module.Comments));
/** In the header: its place stays empty for a moment. */
export const Follow = lazyPart(() => import('./Follow').then((module) => module.Follow), null);
export const Documents = lazyPart(() => import('./documents/Documents').then((module) => module.Documents));
export const FieldThreads = lazyPart(() => import('./comments/FieldThreads').then((module) => module.FieldThreads));
export const Timeline = lazyPart(() => import('./timeline/Timeline').then((module) => module.Timeline));
export const Talk = lazyPart(() => import('./comments/Talk').then((module) => module.Talk));
