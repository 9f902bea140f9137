import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ComponentType, useState } from 'react';
import { beforeAll, expect, it } from 'vitest';
import { show, words } from '@/test/render';
import { Dialog } from './Dialog';
import { lazyDialog } from './lazyDialog';

interface Props {
  opened: boolean;
  onClose: () => void;
}

function Kept({ opened, onClose }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Asked">
      <input aria-label="Name" data-autofocus />
    </Dialog>
  );
}
const Late = lazyDialog(async () => Kept);
const TakenAway = (props: Props) => (props.opened ? <Kept {...props} /> : null);

function Page({ Asked }: { Asked: ComponentType<Props> }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setAsking(true)}>
        Ask
      </button>
      <Asked opened={asking} onClose={() => setAsking(false)} />
    </>
  );
}

beforeAll(() => words());

it.each([
  ['that stays', Kept],
  ['that comes late', Late],
  ['that is taken away when it closes', TakenAway],
])('a dialog %s gives the focus back, the first time and the second', async (_, Asked) => {
  show(<Page Asked={Asked} />);
  const door = screen.getByRole('button', { name: 'Ask' });
  for (const _time of [1, 2]) {
    await userEvent.click(door);
    await waitFor(() => expect(screen.getByLabelText('Name')).toHaveFocus());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(door).toHaveFocus());
  }
});
