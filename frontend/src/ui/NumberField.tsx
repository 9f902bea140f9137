import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { readAmount } from '@/lib/amounts';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'onFocus' | 'onBlur' | 'inputMode' | 'type'> {
  value: string | number;
  /** the number as text with a point, or '' */
  onChange: (value: string) => void;
  /** digits after the point */
  decimals?: number;
}

/**
 * "1 234,5" and "1234.5" alike, and a pasted "1,234.50" for what it is; what cannot be in a number is not typed at all.
 * At rest it stands in groups of three. A tenth of Mantine's NumberInput.
 */
export function NumberField({ value, onChange, decimals = 2, ...rest }: Props) {
  const [focused, setFocused] = useState(false);
  const clean = (typed: string) => {
    const text = /,|\..*\./.test(typed) ? (readAmount(typed) ?? typed) : typed;
    const [whole = '', ...fraction] = text
      .replace(',', '.')
      .replace(/[^\d.]/g, '')
      .split('.');
    const tail = fraction.join('').slice(0, decimals);
    return text.match(/[.,]/) && decimals > 0 ? `${whole}.${tail}` : whole;
  };
  return (
    <TextInput
      {...rest}
      inputMode={decimals > 0 ? 'decimal' : 'numeric'}
      value={focused ? String(value) : grouped(String(value))}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onChange={(event) => onChange(clean(event.currentTarget.value))}
    />
  );
}

const grouped = (text: string) => text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0'));
