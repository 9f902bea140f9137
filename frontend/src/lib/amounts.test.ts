import { beforeAll, describe, expect, it } from 'vitest';
import { words } from '@/test/render';
import { readAmount } from './amounts';

const CASES: readonly [typed: string, en: string | null, ru: string | null][] = [
  ['1 234,50', '1234.50', '1234.50'],
  ['1234.5', '1234.5', '1234.5'],
  ['1,234.50', '1234.50', '1234.50'],
  ['1.234,50', '1234.50', '1234.50'],
  ['1,250,000', '1250000', '1250000'],
  ['1.250.000', '1250000', '1250000'],
  ['1,250', '1250', '1.250'],
  ['12,5', '12.5', '12.5'],
  ['1,25,00', null, null],
  ['1.2.3', null, null],
  ['twelve', null, null],
  ['', null, null],
];

describe.each(['en', 'ru'] as const)('in %s', (language) => {
  beforeAll(() => words(language));
  it.each(CASES)('reads %s', (typed, en, ru) => expect(readAmount(typed)).toBe(language === 'en' ? en : ru));
});
