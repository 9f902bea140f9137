import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { SkeletonRows } from './States';

/**
 * A part of a page that comes in a chunk of its own right after the page: its header and fields do not wait for it.
 * It is asked for as soon as the page's own chunk is there.
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  fallback: ReactNode = <SkeletonRows count={5} />,
): ComponentType<P> {
  const loading = load();
  // Whoever shows it hears of a failure; until then nobody is to be told.
  loading.catch(() => undefined);
  const Inner = lazy(() => loading.then((component) => ({ default: component })));
  return function LazyPart(props: P) {
    return (
      <Suspense fallback={fallback}>
        <Inner {...props} />
      </Suspense>
    );
  };
}
