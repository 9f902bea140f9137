import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readAmount } from '@/lib/amounts';
import { show, words } from '@/test/render';
import { InlineEdit } from './InlineEdit';
import type { SaveResult } from './useInlineEdit';

beforeAll(() => words());
const saved = (): Promise<SaveResult> => Promise.resolve({ status: 'saved' });

describe('InlineEdit', () => {
  it('opens by a click, saves by Enter with what was seen as the base', async () => {
    const onSave = vi.fn(saved);
    show(<InlineEdit label="Title" value="Old" onSave={onSave} />);
    await userEvent.click(screen.getByRole('button', { name: 'Title: Old' }));
    await userEvent.clear(screen.getByRole('textbox', { name: 'Title' }));
    await userEvent.keyboard('New{Enter}');
    expect(onSave).toHaveBeenCalledExactlyOnceWith('New', 'Old');
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('keeps the focus when what was written comes back as the server writes it, and does not take it for another one', async () => {
    function Amount() {
      const [value, setValue] = useState<string | null>('5');
      const onSave = async (next: string | null): Promise<SaveResult> => {
        await Promise.resolve();
        setValue(next);
        await Promise.resolve();
        setValue(`${next}.00`);
        return { status: 'saved' };
      };
      return <InlineEdit label="Amount" kind="money" value={value} onSave={onSave} />;
    }
    show(<Amount />);
    await userEvent.click(screen.getByRole('button'));
    await userEvent.keyboard('{Control>}a{/Control}39100{Enter}');
    const button = await screen.findByRole('button', { name: /39,?100/ });
    expect(button).toHaveFocus();
    expect(button.querySelector('.flash')).toBeNull();
  });

  it('flashes for a change by somebody else and leaves the focus where it is', async () => {
    let theirs: (value: string) => void = () => undefined;
    function Title() {
      const [value, setValue] = useState('Old');
      theirs = setValue;
      return <InlineEdit label="Title" value={value} onSave={saved} />;
    }
    show(<Title />);
    screen.getByRole('button').focus();
    act(() => theirs('New'));
    const button = screen.getByRole('button', { name: 'Title: New' });
    expect(button).toHaveFocus();
    expect(button.querySelector('.flash')).not.toBeNull();
  });

  it('reverts by Esc and saves nothing when nothing changed', async () => {
    const onSave = vi.fn(saved);
    show(<InlineEdit label="Title" value="Old" onSave={onSave} />);
    await userEvent.click(screen.getByRole('button'));
    await userEvent.keyboard('gone{Escape}');
    await userEvent.click(screen.getByRole('button'));
    await userEvent.keyboard('{Enter}');
    expect(onSave).not.toHaveBeenCalled();
    expect(screen.getByRole('button', { name: 'Title: Old' })).toBeInTheDocument();
  });

  it('saves on blur', async () => {
    const onSave = vi.fn(saved);
    show(<InlineEdit label="Amount" kind="money" value="5" onSave={onSave} />);
    await userEvent.click(screen.getByRole('button'));
    await userEvent.keyboard('1 234,5');
    await userEvent.tab();
    expect(onSave).toHaveBeenCalledExactlyOnceWith('1234.5', '5');
  });

  it('says what is wrong and keeps the typed text', async () => {
    const onSave = vi.fn(saved);
    show(<InlineEdit label="Amount" kind="money" value="5" onSave={onSave} />);
    await userEvent.click(screen.getByRole('button'));
    await userEvent.keyboard('many{Enter}');
    expect(screen.getByText(/Enter a number/)).toBeInTheDocument();
    expect(screen.getByRole('textbox')).toHaveValue('many');
    expect(onSave).not.toHaveBeenCalled();
  });

  it('offers mine or theirs after a clash, and sends mine on top of theirs', async () => {
    const onSave = vi
      .fn<(value: string | null, base: string | null) => Promise<SaveResult>>()
      .mockResolvedValueOnce({ status: 'clash', theirs: 'Theirs', by: { name: 'Anna', colour: 1 } })
      .mockResolvedValueOnce({ status: 'saved' });
    show(<InlineEdit label="Title" value="Old" onSave={onSave} />);
    await userEvent.click(screen.getByRole('button'));
    await userEvent.keyboard('Mine{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Anna has changed this to “Theirs” while you wrote “Mine”',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Keep mine' }));
    expect(onSave).toHaveBeenLastCalledWith('Mine', 'Theirs');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('shows the refusal under the field', async () => {
    show(
      <InlineEdit label="Title" value="Old" onSave={() => Promise.resolve({ status: 'error', message: 'Too long' })} />,
    );
    await userEvent.click(screen.getByRole('button'));
    await userEvent.keyboard('New{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Too long');
  });

  it('flashes when somebody else changes the value, not for my own', () => {
    const { rerender } = show(<InlineEdit label="Title" value="Old" onSave={saved} />);
    expect(screen.getByRole('button')).not.toHaveClass('flash');
    rerender(<Wrapped value="Theirs" />);
    expect(screen.getByRole('button')).toHaveTextContent('Theirs');
  });

  it('cannot be opened without the right', async () => {
    show(<InlineEdit label="Title" value="Old" onSave={saved} readOnly />);
    expect(screen.getByRole('button')).toBeDisabled();
  });
});

function Wrapped({ value }: { value: string }) {
  return <InlineEdit label="Title" value={value} onSave={saved} />;
}

describe('readAmount', () => {
  it.each([
    ['1 234,50', '1234.50'],
    ['1\u00a0000', '1000'],
    ['12.5', '12.5'],
    ['-3', '-3'],
    ['1,2,3', null],
    ['ten', null],
    ['1e9', null],
  ])('%s -> %s', (text, value) => expect(readAmount(text)).toBe(value));
});
