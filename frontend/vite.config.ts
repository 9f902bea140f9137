import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { serviceWorkers } from './tools/service-workers';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.ARTEL_SERVER ?? 'http://localhost:8000';

/**
 * The editor uses most of floating-ui, Mantine little of it, and a module lies in one file whole: a copy of its own
 * keeps 8 kB out of every page's first visit.
 */
const editorsOwn = (): Plugin => ({
  name: 'editors-own-floating-ui',
  enforce: 'pre',
  apply: 'build',
  async resolveId(source, importer, options) {
    if (!/^(@floating-ui\/|tabbable$)/.test(source) || !/@blocknote|\?editor$/.test(importer ?? '')) return null;
    const found = await this.resolve(source, importer?.replace(/\?editor$/, ''), { ...options, skipSelf: true });
    return found ? { ...found, id: `${found.id}?editor` } : null;
  },
});

export default defineConfig(({ command }) => ({
  // The server answers with the two html entries itself; everything they name lies under /static/.
  base: command === 'build' ? '/static/' : '/',
  plugins: [react(), editorsOwn(), ...(command === 'build' ? serviceWorkers() : [])],
  resolve: { alias: { '@': here('./src') } },
  build: {
    target: 'es2022',
    // For tools/budget.mjs.
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What nine pages or more use comes in one file instead of thirty small ones.
    rolldownOptions: {
      input: { staff: here('./index.html'), portal: here('./portal.html') },
      output: {
        codeSplitting: {
          groups: [{ name: 'shared', test: /node_modules|src\/(ui|lib|api|live)\//, minShareCount: 9 }],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': server,
      '/_allauth': server,
      '/demo': server,
      '/ws': { target: server, ws: true },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    // One document per worker instead of one per file: a sixth of the time.
    pool: 'threads',
    isolate: false,
    testTimeout: 30_000,
  },
}));
