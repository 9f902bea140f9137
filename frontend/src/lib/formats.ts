/** Numbers, money and dates as people write them, in the language on the screen. */
import { currentLanguage } from './i18n';

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function cached<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => T,
): T {
  const full = `${currentLanguage()}|${key}`;
  const found = cache.get(full) as T | undefined;
  if (found) return found;
  const made = make();
  cache.set(full, made);
  return made;
}

// Day before month for dates; for numbers the American short forms (3.7M, not 3.7m).
const locale = () => (currentLanguage() === 'ru' ? 'ru-RU' : 'en-GB');
const numbers = () => (currentLanguage() === 'ru' ? 'ru-RU' : 'en-US');

/** `"1234.50", "EUR"` -> "€1,234.50"; whole sums lose the cents. Null, empty and unreadable give "". */
export function money(amount: string | number | null | undefined, currency: string | null | undefined): string {
  if (amount === null || amount === undefined || amount === '') return '';
  const value = Number(amount);
  if (!Number.isFinite(value)) return '';
  const digits = Number.isInteger(value) ? 0 : 2;
  return cached(`money:${currency}:${digits}`, () => moneyFormat(currency, digits, false)).format(value);
}

/** Short sums for column heads: "€3.7M", «3,7 млн ₽». */
export function compactMoney(amount: string | number | null | undefined, currency: string | null | undefined): string {
  if (amount === null || amount === undefined || amount === '') return '';
  const value = Number(amount);
  if (!Number.isFinite(value)) return '';
  return cached(`compact:${currency}`, () => moneyFormat(currency, 1, true)).format(value);
}

/** Several currencies side by side, the compact way. */
export function compactSums(sums: readonly { currency: string; amount: string }[] | null | undefined): string {
  return (sums ?? []).map((sum) => compactMoney(sum.amount, sum.currency)).join(' + ');
}

function moneyFormat(currency: string | null | undefined, digits: number, compact: boolean): Intl.NumberFormat {
  const options: Intl.NumberFormatOptions = { maximumFractionDigits: digits };
  if (!compact) options.minimumFractionDigits = digits;
  else options.trailingZeroDisplay = 'stripIfInteger';
  if (compact) options.notation = 'compact';
  if (currency) {
    options.style = 'currency';
    options.currency = currency;
    options.currencyDisplay = 'narrowSymbol';
  }
  try {
    return new Intl.NumberFormat(numbers(), options);
  } catch {
    return new Intl.NumberFormat(numbers(), { maximumFractionDigits: digits });
  }
}

export function number(value: number): string {
  return cached('number', () => new Intl.NumberFormat(numbers())).format(value);
}

/** Counts that are exact to 10,000: "10 000+". */
export function count(value: { count: number; exact: boolean }): string {
  return value.exact ? number(value.count) : `${number(value.count)}+`;
}

/** A file's size: "1.4 MB". */
export function fileSize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const unit = units[power] ?? 'byte';
  return cached(
    `size:${unit}`,
    () =>
      new Intl.NumberFormat(numbers(), {
        style: 'unit',
        unit,
        // "260 byte" is what the short form says in English.
        unitDisplay: power === 0 ? 'long' : 'short',
        maximumFractionDigits: power > 1 ? 1 : 0,
      }),
  ).format(bytes / 1000 ** power);
}

/** `YYYY-MM-DD` is a day without a zone; anything else is a moment. */
function toDate(value: string | Date): Date {
  if (value instanceof Date) return value;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00`) : new Date(value);
}

export function date(value: string | Date | null | undefined): string {
  if (!value) return '';
  const when = toDate(value);
  const sameYear = when.getFullYear() === new Date().getFullYear();
  return cached(
    `date:${sameYear}`,
    () =>
      new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }),
  ).format(when);
}

export function dateTime(value: string | Date | null | undefined): string {
  if (!value) return '';
  return cached('dateTime', () => new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short' })).format(
    toDate(value),
  );
}

export function longDate(value: string | Date | null | undefined): string {
  if (!value) return '';
  return cached('longDate', () => new Intl.DateTimeFormat(locale(), { dateStyle: 'long' })).format(toDate(value));
}

export function time(value: string | Date): string {
  return cached('time', () => new Intl.DateTimeFormat(locale(), { timeStyle: 'short' })).format(toDate(value));
}

/** "today", "Yesterday", "3 March": the heads of a timeline. */
export function day(value: string | Date, now = new Date()): string {
  const days = daysBetween(now, toDate(value));
  if (days === 0 || days === -1) return relativeFormat('long').format(days, 'day');
  return longDate(value);
}

/** Whole calendar days from `from` to `to` in the reader's zone. */
export function daysBetween(from: Date, to: Date): number {
  const start = Date.UTC(from.getFullYear(), from.getMonth(), from.getDate());
  const end = Date.UTC(to.getFullYear(), to.getMonth(), to.getDate());
  return Math.round((end - start) / 86_400_000);
}

const relativeFormat = (style: 'long' | 'short') =>
  cached(`relative:${style}`, () => new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style }));

/** "5 minutes ago", "tomorrow", and after a month the date itself. Days without a time never say hours. */
export function relative(value: string | Date | null | undefined, now = new Date()): string {
  if (!value) return '';
  const when = toDate(value);
  const days = daysBetween(now, when);
  if (Math.abs(days) > 30) return date(when);
  const dayOnly = typeof value === 'string' && value.length === 10;
  const seconds = Math.round((when.getTime() - now.getTime()) / 1000);
  if (dayOnly || Math.abs(seconds) >= 86_400) return relativeFormat('long').format(days, 'day');
  if (Math.abs(seconds) < 60) return relativeFormat('long').format(0, 'second');
  if (Math.abs(seconds) < 3600) return relativeFormat('long').format(Math.trunc(seconds / 60), 'minute');
  return relativeFormat('long').format(Math.trunc(seconds / 3600), 'hour');
}

/** Age for cards: "13d", «13 дн.». */
export function ageInDays(since: string | Date, now = new Date()): string {
  const days = Math.max(0, daysBetween(toDate(since), now));
  return cached(
    'age',
    () =>
      new Intl.NumberFormat(numbers(), {
        style: 'unit',
        unit: 'day',
        unitDisplay: currentLanguage() === 'ru' ? 'short' : 'narrow',
      }),
  ).format(days);
}
