import { lazy, Suspense } from 'react';
import { SkeletonRows } from '@/ui/States';

const RecordDocuments = lazy(() => import('./RecordDocuments').then((module) => ({ default: module.RecordDocuments })));

/** The documents of a record, fetched when their tab is opened. */
export function Documents(props: { about: string; mayAdd: boolean }) {
  return (
    <Suspense fallback={<SkeletonRows count={3} />}>
      <RecordDocuments {...props} />
    </Suspense>
  );
}
