/** Every word in both languages, with the plural forms each needs, and no `t('…')` without a word. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '..');
const LOCALES = join(SRC, 'locales');
const FORMS = { en: ['one', 'other'], ru: ['one', 'few', 'many', 'other'] } as const;
type Language = keyof typeof FORMS;
const PLURAL = /_(zero|one|two|few|many|other)$/;

function flatten(node: unknown, prefix = ''): Record<string, string> {
  if (typeof node === 'string') return { [prefix]: node };
  return Object.entries(node as Record<string, unknown>).reduce(
    (all, [name, child]) => Object.assign(all, flatten(child, prefix ? `${prefix}.${name}` : name)),
    {} as Record<string, string>,
  );
}

const read = (language: Language, ns: string): Record<string, string> => {
  const path = join(LOCALES, language, `${ns}.json`);
  return existsSync(path) ? flatten(JSON.parse(readFileSync(path, 'utf8'))) : {};
};
const namespaces = [
  ...new Set(['en', 'ru'].flatMap((lang) => readdirSync(join(LOCALES, lang)).map((file) => file.replace('.json', '')))),
];
const bases = (keys: Record<string, string>) => new Set(Object.keys(keys).map((key) => key.replace(PLURAL, '')));
const minus = (a: Set<string>, b: Set<string>) => [...a].filter((key) => !b.has(key));

describe.each(namespaces)('locale %s', (ns) => {
  const en = read('en', ns);
  const ru = read('ru', ns);

  it('says the same things in both languages', () => {
    expect({ missingInRussian: minus(bases(en), bases(ru)), missingInEnglish: minus(bases(ru), bases(en)) }).toEqual({
      missingInRussian: [],
      missingInEnglish: [],
    });
  });

  it.each([
    ['en', en],
    ['ru', ru],
  ] as const)('has every plural form in %s', (language, keys) => {
    const counted = new Set(
      Object.keys(keys)
        .filter((key) => /_(one|few|many|other)$/.test(key))
        .map((key) => key.replace(PLURAL, '')),
    );
    const missing = [...counted].flatMap((key) =>
      FORMS[language].filter((form) => !(`${key}_${form}` in keys)).map((form) => `${key}_${form}`),
    );
    expect(missing).toEqual([]);
  });

  it('uses the same placeholders', () => {
    const holes = (text: string | undefined) => [...new Set((text ?? '').match(/{{\w+}}/g))].sort().join();
    const differ = Object.keys(en).filter((key) => key in ru && !PLURAL.test(key) && holes(en[key]) !== holes(ru[key]));
    expect(differ).toEqual([]);
  });

  it('has no empty word', () => {
    expect(Object.entries({ ...en, ...ru }).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('words in the code', () => {
  const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.|^test\//.test(name),
  );
  const known = Object.fromEntries(namespaces.map((ns) => [ns, read('en', ns)]));
  const has = (ns: string, key: string) => {
    const keys = known[ns] ?? {};
    return key in keys || `${key}_other` in keys;
  };

  it('has a word for every literal t() call', () => {
    const missing = sources.flatMap((name) => {
      const text = readFileSync(join(SRC, name), 'utf8');
      const used = [...text.matchAll(/useTranslation\('([\w-]+)'\)/g)].map((match) => match[1] ?? '');
      return [...text.matchAll(/\bt\(\s*'([^']+)'/g)].flatMap((match) => {
        const [ns, key] = (match[1] ?? '').includes(':') ? (match[1] ?? '').split(':') : [null, match[1]];
        const where = ns ? [ns] : used.length > 0 ? used : ['common'];
        return where.some((space) => has(space, key ?? '')) ? [] : [`${name}: ${match[1]}`];
      });
    });
    expect(missing).toEqual([]);
  });
});

it('names every kind of notice in the portal, too', () => {
  const kinds = (ns: string, prefix: string) =>
    Object.keys(read('en', ns)).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
  expect(kinds('portal', 'inbox.what.').sort()).toEqual(kinds('inbox', 'what.').sort());
});
