import type { Known, Told } from './contract';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type Count = Told<'Count'>;
export type Named = Told<'NamedRef'>;
/** `amount` is a decimal as text: "1234.50" */
export type Sum = Told<'SumOut'>;
/** `size` in bytes */
export type FileRef = Told<'FileRef'>;

export type MemberKind = 'staff' | 'partner' | 'client';
export type Language = 'ru' | 'en';

/** `colour` is 0 to 7 */
export type MemberRef = Known<'MemberRef', { kind: MemberKind; company: string | null }>;
