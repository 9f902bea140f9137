import { currentLanguage } from './i18n';

/** What the pickers offer; the server takes any ISO 4217 code. */
export const CURRENCIES = [
  'EUR',
  'USD',
  'RUB',
  'GBP',
  'CHF',
  'KZT',
  'BYN',
  'UAH',
  'AMD',
  'GEL',
  'UZS',
  'TRY',
  'PLN',
  'CZK',
  'SEK',
  'NOK',
  'CNY',
  'INR',
  'AED',
  'JPY',
] as const;

/** "EUR – euro", in the language on the screen. */
export function currencyOptions(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([currentLanguage()], { type: 'currency' });
  return CURRENCIES.map((code) => ({ value: code, label: `${code} – ${names.of(code) ?? code}` }));
}
