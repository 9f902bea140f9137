import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, expect, it } from 'vitest';
import { show, words } from '@/test/render';
import { Dialog } from './Dialog';

function Page() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setAsking(true)}>
        Ask
      </button>
      {asking && (
        <Dialog opened onClose={() => setAsking(false)} title="Asked">
          <input aria-label="Name" data-autofocus />
        </Dialog>
      )}
    </>
  );
}

beforeAll(() => words());

it('gives the focus back although it is taken away when it closes', async () => {
  show(<Page />);
  const door = screen.getByRole('button', { name: 'Ask' });
  await userEvent.click(door);
  await waitFor(() => expect(screen.getByLabelText('Name')).toHaveFocus());
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(door).toHaveFocus());
});
