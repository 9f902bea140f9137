/**
 * Two service workers, one for staff and one for the portal, each with the files of its own app and no other. They hold
 * files of the build only: never an answer of the API, which belongs to a person.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PluginOption } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

interface Chunk {
  file: string;
  css?: string[];
  assets?: string[];
  imports?: string[];
  dynamicImports?: string[];
}

/** Never answered with the page of an app: what the server, the proxy or the other app answers. */
const NOT_PAGES = /^\/(api|admin|ws|live|accounts|_allauth|demo|static|dav|health|sw\.js)(\/|$)/;
/** Comes with the page that needs it: editor and charts. */
const LARGEST = 700_000; // bytes

/** Everything that may be loaded from this page on, without what is only in the other app. */
function filesOf(entry: string): Set<string> {
  const path = fileURLToPath(new URL('../dist/.vite/manifest.json', import.meta.url));
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Chunk>;
  const seen = new Set<string>();
  const files = new Set<string>([entry]);
  const walk = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) walk(next);
  };
  walk(entry);
  return files;
}

function worker(app: 'staff' | 'portal', entry: string, filename: string): PluginOption {
  return VitePWA({
    strategies: 'generateSW',
    registerType: 'prompt',
    injectRegister: false,
    manifest: false,
    filename,
    workbox: {
      cacheId: `artel-${app}`,
      inlineWorkboxRuntime: true,
      cleanupOutdatedCaches: true,
      globPatterns: ['*.html', 'assets/**/*.{js,css,woff2}'],
      // Sorted out below, without a complaint.
      maximumFileSizeToCacheInBytes: 20 * 1024 * 1024,
      // The names in assets/ carry a hash of the content.
      dontCacheBustURLsMatching: /^assets\//,
      manifestTransforms: [
        (entries) => {
          const files = filesOf(entry);
          const own = entries.filter(({ url, size }) => files.has(url) && size <= LARGEST);
          return { manifest: own.map((one) => ({ ...one, url: `/static/${one.url}` })), warnings: [] };
        },
      ],
      navigateFallback: `/static/${entry}`,
      ...(app === 'staff'
        ? { navigateFallbackDenylist: [NOT_PAGES, /^\/portal(\/|$)/] }
        : { navigateFallbackAllowlist: [/^\/portal(\/|$)/] }),
      runtimeCaching: [
        {
          urlPattern: /\/static\/assets\//,
          handler: 'CacheFirst',
          options: { cacheName: `artel-${app}-parts`, expiration: { maxEntries: 60 } },
        },
      ],
      importScripts: ['/static/push.js'],
    },
  });
}

export const serviceWorkers = (): PluginOption[] => [
  worker('staff', 'index.html', 'sw.js'),
  worker('portal', 'portal.html', 'portal-sw.js'),
];
