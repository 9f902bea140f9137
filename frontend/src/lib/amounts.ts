/** Amounts as people type and paste them: «1 234,50», "1,234.50", "1250.5". */
import { currentLanguage } from './i18n';

/**
 * The number as text with a point, or null when it is none.
 *
 * A separator that comes twice parts thousands; of two kinds the last one starts the fraction. A lone one starts the
 * fraction, but in English "1,250" is twelve hundred and fifty.
 */
export function readAmount(text: string): string | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '');
  const point = fractionMark(plain);
  const at = point ? plain.lastIndexOf(point) : plain.length;
  const groups = plain.slice(0, at);
  if (/[.,]/.test(groups) && !/^-?\d{1,3}([.,]\d{3})+$/.test(groups)) return null;
  const read = groups.replace(/[.,]/g, '') + (point ? `.${plain.slice(at + 1)}` : '');
  return /^-?\d+(\.\d+)?$/.test(read) ? read : null;
}

function fractionMark(plain: string): ',' | '.' | null {
  const [commas, points] = [plain.split(',').length - 1, plain.split('.').length - 1];
  if (commas && points) return plain.lastIndexOf(',') > plain.lastIndexOf('.') ? ',' : '.';
  if (commas + points !== 1) return null;
  if (points) return '.';
  return currentLanguage() === 'en' && /^-?\d{1,3},\d{3}$/.test(plain) ? null : ',';
}
