import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { type RenderResult, render } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { type Door, DoorContext, openDoor } from '@/api/door';
import { cssVariables, theme } from '@/ui/theme';

const files = import.meta.glob<{ default: Record<string, unknown> }>('../locales/*/*.json', { eager: true });

/** Both languages at once, without loading; call in `beforeAll` of a test that shows words. */
export async function words(language: 'en' | 'ru' = 'en'): Promise<void> {
  const resources: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, module] of Object.entries(files)) {
    const [, lang = '', ns = ''] = /locales\/(\w+)\/([\w-]+)\.json$/.exec(path) ?? [];
    resources[lang] = { ...resources[lang], [ns]: module.default };
  }
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    resources,
    interpolation: { escapeValue: false },
  });
}

export function testQueries(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
}

/** Everything a component needs but router and socket. */
export function show(
  node: ReactNode,
  { queries = testQueries(), ws = 'acme', door = 'staff' as Door['kind'] } = {},
): RenderResult & { queries: QueryClient } {
  const result = render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test" theme={theme} cssVariablesResolver={cssVariables}>
        <DoorContext value={openDoor(door, ws)}>{node}</DoorContext>
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { ...result, queries };
}

/** The same inside a router that knows every address; `router.state.location.href` says where a click has led. */
export async function showRouted(node: ReactNode, { at = '/w/acme/inbox' } = {}) {
  const root = createRootRoute();
  const any = createRoute({ getParentRoute: () => root, path: '$', component: () => node });
  const router = createRouter({
    routeTree: root.addChildren([any]),
    history: createMemoryHistory({ initialEntries: [at] }),
  });
  await router.load();
  // The registered router is the app's, this one is the test's.
  const result = show(<RouterProvider router={router as never} />);
  return { ...result, router };
}
