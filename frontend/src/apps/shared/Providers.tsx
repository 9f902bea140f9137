import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@/ui/fonts.css';
import '@/ui/global.css';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveRegion } from '@/ui/LiveRegion';
import { cssVariables, theme } from '@/ui/theme';

/** What both apps stand on. */
export function Providers({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <QueryClientProvider client={queries}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <ModalsProvider>
          {children}
          <Layers />
          <Notifications position="bottom-right" limit={4} />
          <LiveRegion />
        </ModalsProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}

/** Where menus, dialogs and toasts are put: a landmark, so that nothing on the page lies outside of one. */
function Layers() {
  const { t } = useTranslation('common');
  return <section data-mantine-shared-portal-node="true" aria-label={t('layers')} />;
}
