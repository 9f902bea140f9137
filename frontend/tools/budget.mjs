// What a first visit to a page downloads as script, gzipped. Run after `npm run build`; fails above the budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 280;
const DIST = new URL('../dist/', import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8'));

const STAFF = ['index.html', 'src/apps/staff/shell/WorkspaceFrame.tsx'];
const PORTAL = ['portal.html', 'src/apps/portal/shell/PortalFrame.tsx'];
const WORDS = ['common', 'shell', 'inbox', 'search', 'start', 'deals', 'record'].map(
  (ns) => `src/locales/ru/${ns}.json`,
);
const PAGES = {
  'sign-in': ['index.html', 'src/features/auth/pages.tsx', 'src/locales/ru/auth.json', 'src/locales/ru/common.json'],
  board: [...STAFF, 'src/features/deals/board/BoardPage.tsx', ...WORDS],
  deals: [...STAFF, 'src/features/deals/table/DealsPage.tsx', ...WORDS],
  deal: [...STAFF, 'src/features/deals/page/DealPage.tsx', ...WORDS],
  requests: [...STAFF, 'src/features/requests/list/RequestsPage.tsx', ...WORDS, 'src/locales/ru/requests.json'],
  request: [...STAFF, 'src/features/requests/page/RequestPage.tsx', ...WORDS, 'src/locales/ru/requests.json'],
  portal: [...PORTAL, 'src/locales/ru/common.json', 'src/locales/ru/portal.json'],
};

function filesOf(keys) {
  const seen = new Set();
  const walk = (key) => {
    if (seen.has(key)) return;
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is not in the build`);
    seen.add(key);
    for (const next of chunk.imports ?? []) walk(next);
  };
  for (const key of keys) walk(key);
  return new Set([...seen].map((key) => manifest[key].file).filter((file) => file.endsWith('.js')));
}

let failed = false;
for (const [page, keys] of Object.entries(PAGES)) {
  const sizes = [...filesOf(keys)].map((file) => gzipSync(readFileSync(join(DIST, file))).length);
  const total = sizes.reduce((sum, size) => sum + size, 0) / 1024;
  const over = total > BUDGET_KB;
  failed ||= over;
  console.log(`${page.padEnd(10)} ${total.toFixed(1).padStart(6)} kB in ${sizes.length} files${over ? '  OVER' : ''}`);
}
if (failed) process.exit(1);
