import { lazy, Suspense } from 'react';
import { usePeek } from '@/record/peek';

const PeekPanel = lazy(() => import('./PeekPanel').then((module) => ({ default: module.PeekPanel })));

/** The record of `?peek=` at the right of its list, which stays live and keeps its keys. */
export function Peek() {
  const { peek, close } = usePeek();
  return peek ? (
    <Suspense fallback={null}>
      <PeekPanel peek={peek} close={close} />
    </Suspense>
  ) : null;
}
