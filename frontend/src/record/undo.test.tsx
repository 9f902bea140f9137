import userEvent from '@testing-library/user-event';
import { beforeAll, expect, it, vi } from 'vitest';
import { show, words } from '@/test/render';
import { type Asked, server } from '@/test/server';
import { offerBack, useUndo, useUndoKey } from './undo';

function Page() {
  useUndoKey();
  const undoable = useUndo();
  return (
    <button type="button" onClick={() => undoable('m1', 'Moved')}>
      Move
    </button>
  );
}

const undone = (asked: Asked[]) => asked.filter(({ path }) => path.endsWith('/undo'));

beforeAll(() => words());

it('takes back what was done last, on the server or not', async () => {
  const asked = server({ 'POST /api/w/acme/undo': {} });
  const { getByRole } = show(<Page />);
  await userEvent.click(getByRole('button', { name: 'Move' }));
  const back = vi.fn();
  offerBack('acme', 'Archived', back);
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(back).toHaveBeenCalledOnce();
  expect(undone(asked)).toHaveLength(0);
  await userEvent.keyboard('{Control>}z{/Control}');
  await vi.waitFor(() => expect(undone(asked)).toHaveLength(1));
});
