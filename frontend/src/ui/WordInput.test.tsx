import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { show } from '@/test/render';
import { WordInput } from './WordInput';

function Title({ onSave }: { onSave: (text: string) => Promise<boolean> }) {
  const [value, setValue] = useState('Director');
  const save = async (text: string) => {
    if (await onSave(text)) setValue(text);
  };
  return (
    <>
      <WordInput label="Title" placeholder="" value={value} maxLength={80} onSave={save} />
      <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => setValue('Head')}>
        Somebody else
      </button>
    </>
  );
}

const box = () => screen.getByRole('textbox');

describe('a word beside a name', () => {
  it('is saved once, by Enter, and keeps the focus', async () => {
    const onSave = vi.fn(async () => true);
    show(<Title onSave={onSave} />);
    await userEvent.clear(box());
    await userEvent.type(box(), ' Buyer {Enter}');
    expect(box()).toHaveFocus();
    await userEvent.tab();
    expect(onSave.mock.calls).toEqual([['Buyer']]);
    expect(box()).toHaveValue('Buyer');
  });

  it('shows what others made of it after that, and does not write over it', async () => {
    const onSave = vi.fn(async () => true);
    show(<Title onSave={onSave} />);
    await userEvent.type(box(), ' of stores{Enter}');
    await userEvent.click(screen.getByRole('button'));
    expect(box()).toHaveValue('Head');
    await userEvent.tab();
    expect(onSave).toHaveBeenCalledTimes(1);
  });

  it('comes back by Esc, and when it is refused', async () => {
    const onSave = vi.fn(async () => false);
    show(<Title onSave={onSave} />);
    await userEvent.type(box(), 'x{Escape}');
    expect(box()).toHaveValue('Director');
    await userEvent.type(box(), 'x{Enter}');
    expect(box()).toHaveValue('Director');
    expect(onSave).toHaveBeenCalledTimes(1);
  });
});
