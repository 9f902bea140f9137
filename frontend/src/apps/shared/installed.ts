/** The app as an installed one: its service worker, and a word when a newer version is ready. */
import i18next from 'i18next';
import { toastUntilClosed } from '@/ui/toasts';

const AFTER_MS = 2000;

/** A newer version waits until somebody says so: nothing is swapped under what they write. */
function offer(registration: ServiceWorkerRegistration): void {
  const waiting = registration.waiting;
  if (!waiting || !navigator.serviceWorker.controller) return;
  const run = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
    waiting.postMessage({ type: 'SKIP_WAITING' });
  };
  toastUntilClosed(i18next.t('common:newVersion'), { label: i18next.t('common:reload'), run });
}

async function register(script: string, scope: string): Promise<void> {
  const registration = await navigator.serviceWorker.register(script, { scope });
  offer(registration);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => coming.state === 'installed' && offer(registration));
  });
}

/** Out of the way of the first page; where there can be none (plain http, a private window) the app works without. */
export function registerWorker(script: string, scope: string): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  setTimeout(() => void register(script, scope).catch(() => undefined), AFTER_MS);
}
