import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { show, words } from '@/test/render';
import { NumberField } from './NumberField';

function Field({ heard, ...rest }: { decimals?: number; heard?: (value: string) => void }) {
  const [value, setValue] = useState('');
  const change = (next: string) => {
    setValue(next);
    heard?.(next);
  };
  return <NumberField aria-label="Sum" value={value} onChange={change} {...rest} />;
}

beforeAll(() => words());

describe('NumberField', () => {
  it.each([
    ['1 234,567', undefined, '1234.56'],
    ['12.5', undefined, '12.5'],
    ['12,500', undefined, '12500'],
    ['12,500.00', undefined, '12500.00'],
    ['250,000', undefined, '250000'],
    ['1,250.50', undefined, '1250.50'],
    ['1,250,000.50', undefined, '1250000.50'],
    ['1.5', 0, '1'],
    ['12,', undefined, '12'],
    // The form says that these are no numbers; none of them becomes another number.
    ['12abc', undefined, '12abc'],
    ['-3', undefined, '-3'],
    ['1e9', undefined, '1e9'],
  ])('%s with %s decimals becomes %s', async (typed, decimals, expected) => {
    const heard = vi.fn();
    show(<Field {...(decimals === undefined ? {} : { decimals })} heard={heard} />);
    await userEvent.type(screen.getByRole('textbox'), typed);
    expect(screen.getByRole('textbox')).toHaveValue(typed);
    expect(heard).toHaveBeenLastCalledWith(expected);
    heard.mockClear();
    await userEvent.clear(screen.getByRole('textbox'));
    await userEvent.paste(typed);
    expect(heard).toHaveBeenLastCalledWith(expected);
  });

  it('groups its digits when nobody types', async () => {
    show(<Field />);
    await userEvent.type(screen.getByRole('textbox'), '1250000,5');
    await userEvent.tab();
    expect(screen.getByRole('textbox')).toHaveValue('1\u00a0250\u00a0000.5');
  });
});
