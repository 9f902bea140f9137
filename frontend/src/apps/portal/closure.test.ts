/** What a guest's browser can be handed: everything that can be reached from the portal's entry. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../..');
const ENDINGS = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];

function fileOf(from: string, path: string): string | null {
  const base = path.startsWith('@/')
    ? join(SRC, path.slice(2))
    : path.startsWith('.')
      ? join(dirname(from), path)
      : null;
  if (!base) return null;
  return ENDINGS.map((ending) => base + ending).find((file) => /\.tsx?$/.test(file) && existsSync(file)) ?? null;
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/import type [^;]+;/g, '');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(
    (match) => fileOf(file, match[1] ?? '') ?? [],
  );
}

function closure(entry: string): string[] {
  const found = new Set<string>([entry]);
  for (const file of found) for (const next of importsOf(file)) found.add(next);
  return [...found].map((file) => file.slice(SRC.length + 1));
}

describe('the portal', () => {
  const all = closure(join(SRC, 'apps/portal/main.tsx'));

  it('reaches its own pages', () => {
    expect(all).toContain('features/portal/requests/NewRequestPage.tsx');
    expect(all).toContain('features/portal/board/Board.tsx');
    expect(all).toContain('features/portal/account/AccountPage.tsx');
  });

  it('reaches no staff code', () => {
    const staff = /^(apps\/staff|features\/(deals|settings|records|imports|requests|inbox|search))\//;
    expect(all.filter((file) => staff.test(file))).toEqual([]);
  });

  it('is told no staff words', () => {
    const main = readFileSync(join(SRC, 'apps/portal/main.tsx'), 'utf8');
    const spaces = /\{([\w,]+)\}\.json/.exec(main)?.[1]?.split(',');
    expect(spaces).toEqual(['common', 'auth', 'record', 'portal', 'documents', 'account', 'notices']);
  });
});
