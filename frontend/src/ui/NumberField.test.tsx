import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { show } from '@/test/render';
import { NumberField } from './NumberField';

function Field({ decimals }: { decimals?: number }) {
  const [value, setValue] = useState('');
  return (
    <NumberField aria-label="Sum" value={value} onChange={setValue} {...(decimals === undefined ? {} : { decimals })} />
  );
}

describe('NumberField', () => {
  it.each([
    ['1 234,567', undefined, '1234.56'],
    ['12.5', undefined, '12.5'],
    ['12abc', undefined, '12'],
    ['1.5', 0, '1'],
    ['-3', undefined, '3'],
    ['1,250,000.50', undefined, '1250000.50'],
  ])('%s with %s decimals becomes %s', async (typed, decimals, expected) => {
    show(<Field {...(decimals === undefined ? {} : { decimals })} />);
    await userEvent.click(screen.getByRole('textbox'));
    await userEvent.paste(typed);
    expect(screen.getByRole('textbox')).toHaveValue(expected);
  });

  it('groups its digits when nobody types', async () => {
    show(<Field />);
    await userEvent.type(screen.getByRole('textbox'), '1250000,5');
    await userEvent.tab();
    expect(screen.getByRole('textbox')).toHaveValue('1\u00a0250\u00a0000.5');
  });
});
