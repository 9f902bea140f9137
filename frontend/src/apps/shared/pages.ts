import { lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { loadNamespaces } from '@/lib/i18n';

/**
 * A page of a feature, in a chunk of its own, shown once its words are there:
 * `page(() => import('@/features/deals/pages'), 'BoardPage', 'deals', 'record')`.
 */
export function page<M extends Record<string, unknown>, K extends keyof M & string>(
  load: () => Promise<M>,
  name: K,
  ...namespaces: string[]
) {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), loadNamespaces(...namespaces)]);
    return module as Record<K, ComponentType>;
  }, name);
}
