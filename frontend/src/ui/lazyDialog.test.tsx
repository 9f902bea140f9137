import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, expect, it } from 'vitest';
import { show, words } from '@/test/render';
import { Dialog } from './Dialog';
import { lazyDialog } from './lazyDialog';

const Late = lazyDialog(async () => ({ opened, onClose }: { opened: boolean; onClose: () => void }) => (
  <Dialog opened={opened} onClose={onClose} title="Late">
    <input aria-label="Name" data-autofocus />
  </Dialog>
));

function Page() {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpened(true)}>
        Open
      </button>
      <Late opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}

beforeAll(() => words());

it('gives the focus back when it closes for the first time', async () => {
  show(<Page />);
  const door = screen.getByRole('button', { name: 'Open' });
  await userEvent.click(door);
  await waitFor(() => expect(screen.getByLabelText('Name')).toHaveFocus());
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(door).toHaveFocus());
});
