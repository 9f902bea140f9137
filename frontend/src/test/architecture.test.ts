/** The house: `apps -> features -> account -> record -> live -> api -> ui -> lib`, and no feature knows another. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '..');
const LAYERS = ['lib', 'ui', 'api', 'live', 'record', 'account', 'features', 'apps'];
// What is generated (api/schema.d.ts) is read by nobody.
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /(?<!\.d)\.tsx?$/.test(name) && !name.startsWith('test/'))
  .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));

function importsOf(name: string, text: string): string[] {
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  return found.flatMap((path) => {
    if (path.startsWith('@/')) return [path.slice(2)];
    if (path.startsWith('.')) return [relative(SRC, resolve(SRC, dirname(name), path))];
    return [];
  });
}

const layer = (path: string) => LAYERS.indexOf(path.split('/')[0] ?? '');
const feature = (path: string) => /^features\/([^/]+)/.exec(path)?.[1];
const edges = files
  .filter(({ name }) => !/\.test\.tsx?$/.test(name))
  .flatMap(({ name, text }) => importsOf(name, text).map((to) => ({ from: name, to })));
const told = (list: typeof edges) => list.map(({ from, to }) => `${from} -> ${to}`);

describe('architecture', () => {
  it('imports go downwards only', () => {
    const bad = edges.filter(({ from, to }) => layer(from) >= 0 && layer(to) > layer(from));
    expect(told(bad)).toEqual([]);
  });

  it('no feature imports another', () => {
    const bad = edges.filter(({ from, to }) => feature(from) && feature(to) && feature(from) !== feature(to));
    expect(told(bad)).toEqual([]);
  });

  it('the portal app reaches no staff code', () => {
    const bad = edges.filter(({ from, to }) => from.startsWith('apps/portal') && to.startsWith('apps/staff'));
    const features = edges
      .filter(({ from }) => from.startsWith('apps/portal'))
      .filter(({ to }) => feature(to) && !/^features\/(portal|auth|documents)/.test(to));
    expect(told([...bad, ...features])).toEqual([]);
  });

  it('a file stays within 250 lines', () => {
    expect(files.filter(({ text }) => text.split('\n').length > 251).map(({ name }) => name)).toEqual([]);
  });

  it('a component stays within 120 lines', () => {
    const long = files.flatMap(({ name, text }) =>
      [...text.matchAll(/^(?:export )?(?:default )?(?:async )?function (\w+)[\s\S]*?^}/gm)]
        .filter((match) => match[0].split('\n').length > 120)
        .map((match) => `${name}: ${match[1]}`),
    );
    expect(long).toEqual([]);
  });

  it('nothing is asked of another origin', () => {
    const bad = files.filter(
      ({ name, text }) =>
        !/\.test\.tsx?$/.test(name) && /https?:\/\/(?!www\.w3\.org|localhost)/.test(text.replace(/\/\/ .*/g, '')),
    );
    expect(bad.map(({ name }) => name)).toEqual([]);
  });
});
