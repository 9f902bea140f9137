import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { ageInDays, compactMoney, compactSums, count, date, daysBetween, fileSize, money, relative } from './formats';
import { preferredLanguage } from './i18n';

beforeAll(() => i18next.init({ lng: 'en', resources: {} }));
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const now = new Date('2025-06-15T12:00:00');

describe('formats', () => {
  it('writes money with its currency, without empty cents', () => {
    expect(money('1234.50', 'EUR')).toBe('€1,234.50');
    expect(money('1234.00', 'EUR')).toBe('€1,234');
    expect(money(null, 'EUR')).toBe('');
    expect(money('nonsense', 'EUR')).toBe('');
    expect(money('5', 'not a currency')).toBe('5');
  });

  it('writes short sums, several currencies side by side', () => {
    expect(compactMoney('3700000', 'EUR')).toBe('€3.7M');
    expect(
      compactSums([
        { currency: 'EUR', amount: '1000' },
        { currency: 'USD', amount: '2000' },
      ]),
    ).toBe('€1K + $2K');
    expect(compactSums(null)).toBe('');
  });

  it('says when, near and far', () => {
    expect(relative('2025-06-15T11:55:00', now)).toBe('5 minutes ago');
    expect(relative('2025-06-15T12:00:20', now)).toBe('now');
    expect(relative('2025-06-16', now)).toBe('tomorrow');
    expect(relative('2025-06-15', now)).toBe('today');
    expect(relative('2024-01-05', now)).toBe('5 Jan 2024');
    expect(relative(null)).toBe('');
  });

  it('counts days by the calendar, over a change of the clocks too', () => {
    expect(daysBetween(new Date('2025-03-29T23:00:00'), new Date('2025-03-31T01:00:00'))).toBe(2);
    expect(ageInDays('2025-06-02T10:00:00', now)).toBe('13d');
  });

  it('says that a count stops at its limit', () => {
    expect(count({ count: 10000, exact: false })).toBe('10,000+');
    expect(fileSize(1_400_000)).toBe('1.4 MB');
  });

  it('follows the language on the screen', async () => {
    await i18next.changeLanguage('ru');
    expect(plain(money('1234567', 'RUB'))).toBe('1 234 567 ₽');
    expect(plain(compactMoney('3700000', 'RUB'))).toBe('3,7 млн ₽');
    expect(relative('2025-06-14', now)).toBe('вчера');
    expect(date('2024-01-05')).toContain('янв');
    await i18next.changeLanguage('en');
  });
});

describe('preferredLanguage', () => {
  it.each([
    [null, ['de-DE', 'ru-RU', 'en'], 'ru'],
    [null, ['fr'], 'en'],
    ['en', ['ru'], 'en'],
    ['xx', ['ru-RU'], 'ru'],
  ])('stored %s, browser %j -> %s', (stored, browser, expected) => {
    expect(preferredLanguage(stored, browser)).toBe(expected);
  });
});
