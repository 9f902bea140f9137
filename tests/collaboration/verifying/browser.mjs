/**
 * The browser's own refresh rules, asked line by line: frames of the live channel in, stale query keys out.
 * Bundled from the sources each time, so that the rules have one home: frontend/src/live and frontend/src/api/keys.ts.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const sources = join(dirname(fileURLToPath(import.meta.url)), '../../../frontend');
const { rolldown } = createRequire(join(sources, 'package.json'))('rolldown');
const entry = `export { keys } from '@/api/keys'; export { Refresher } from '@/live/refresher';`;
const bundle = await rolldown({
  input: 'entry',
  resolve: { alias: { '@': join(sources, 'src') } },
  plugins: [
    {
      name: 'entry',
      resolveId: (id) => (id === 'entry' ? join(sources, 'src/entry.ts') : null),
      load: (id) => (id === join(sources, 'src/entry.ts') ? entry : null),
    },
  ],
});
const { output } = await bundle.generate({ format: 'esm' });
const { keys, Refresher } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);

// What waits for a burst or a spread happens at once here.
const waiting = [];
globalThis.setTimeout = (run) => waiting.push(run);
globalThis.clearTimeout = () => {};

function stale(ws, frames) {
  const found = [];
  const client = {
    // A workspace whose first steps are all still to be taken.
    getQueryData: () => ({ checklist: ['add_company', 'open_deal'].map((key) => ({ key, done: false })) }),
    invalidateQueries: ({ queryKey }) => found.push(queryKey),
    refetchQueries: ({ queryKey }) => found.push(queryKey),
    removeQueries: ({ queryKey }) => found.push(queryKey),
    setQueryData: (queryKey) => found.push(queryKey),
    setQueriesData: ({ queryKey }) => found.push(queryKey),
  };
  const refresher = new Refresher(ws, client, () => 0);
  for (const frame of frames) {
    if (frame.t === 'ev') refresher.take(frame);
    else if (frame.t === 'gone') refresher.gone(frame.about);
    else if (frame.t === 'reset') refresher.reset();
    else if (frame.t === 'unread') refresher.unread(frame.count);
  }
  while (waiting.length > 0) waiting.shift()();
  return found;
}

/** `deals.one` with its arguments: a query key. */
function named(name, given) {
  const made = name.split('.').reduce((found, part) => found?.[part], keys);
  if (made === undefined) throw new Error(`keys.${name} does not exist`);
  return typeof made === 'function' ? made(...given) : made;
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  const answer = asked.frames ? stale(asked.ws, asked.frames) : named(asked.name, asked.given);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
