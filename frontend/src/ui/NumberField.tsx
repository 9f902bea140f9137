import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readAmount } from '@/lib/amounts';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'onFocus' | 'onBlur' | 'inputMode' | 'type'> {
  value: string | number;
  /** the number as text with a point, or '' */
  onChange: (value: string) => void;
  /** digits after the point */
  decimals?: number;
}

const NUMBER = /^\d+(\.\d+)?$/;

/**
 * "1 234,5" and "1,234.50" for what they are in the reader's language. What is typed stays as it is typed; what is no
 * number is said to be none, and handed on as it is for the form to refuse. At rest it stands in groups of three. A tenth
 * of Mantine's NumberInput.
 */
export function NumberField({ value, onChange, decimals = 2, ...rest }: Props) {
  const { t } = useTranslation('common');
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed === null && value !== '' && !NUMBER.test(String(value));
  return (
    <TextInput
      {...rest}
      error={rest.error ?? (wrong && t('inline.notNumber'))}
      inputMode={decimals > 0 ? 'decimal' : 'numeric'}
      value={typed ?? grouped(String(value))}
      onFocus={() => setTyped(String(value))}
      onBlur={() => setTyped(null)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange(read(currentTarget.value, decimals));
      }}
    />
  );
}

function read(typed: string, decimals: number): string {
  const text = typed.trim();
  const amount = readAmount(text.replace(/[.,]$/, ''));
  if (amount === null) return text;
  const [whole = '', fraction = ''] = amount.split('.');
  const tail = fraction.slice(0, decimals);
  return tail ? `${whole}.${tail}` : whole;
}

const grouped = (text: string) =>
  NUMBER.test(text) ? text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')) : text;
