import type { QueryClient } from '@tanstack/react-query';
import type { AnyRouter } from '@tanstack/react-router';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { focusPageIfLost } from '@/lib/focus';
import { Providers } from './Providers';

export function show(queries: QueryClient, app: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('there is no #root');
  createRoot(root).render(
    <StrictMode>
      <Providers queries={queries}>{app}</Providers>
    </StrictMode>,
  );
}

/** After a deployment an open tab may ask for a chunk that is gone: load the page anew, once; not where there is no network. */
export function reloadOnLostChunk(): void {
  window.addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem('artel.reloaded') ?? 0);
    if (Date.now() - last < 30_000) return;
    fetch(window.location.href, { method: 'HEAD', cache: 'no-store' }).then(
      () => {
        sessionStorage.setItem('artel.reloaded', String(Date.now()));
        window.location.reload();
      },
      () => undefined,
    );
  });
}

/** Who follows a link by key goes on in the page it led to; without this they begin anew at the top of the program. */
export function keepFocus(router: AnyRouter): void {
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) focusPageIfLost();
  });
}
