import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { beforeAll, expect, it } from 'vitest';
import type { Comment } from '@/api/types';
import { show, words } from '@/test/render';
import { CommentMenu } from './CommentMenu';

const COMMENT = { id: 'c1', about: { type: 'deal', id: 'd1' }, abilities: ['comment.pin'] } as unknown as Comment;

function Thread() {
  const box = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <CommentMenu comment={COMMENT} onEdit={() => undefined} onQuote={() => box.current?.focus()} />
      <textarea ref={box} aria-label="Answer" />
    </>
  );
}

const settled = () => new Promise((done) => setTimeout(done, 100));

beforeAll(() => words());

it('leaves the focus to the box that a quote opens: what is typed must run no keys of the page', async () => {
  show(<Thread />);
  await userEvent.click(screen.getByRole('button'));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Quote' }));
  await settled();
  expect(screen.getByRole('textbox', { name: 'Answer' })).toHaveFocus();
});

it('takes the focus back when it is closed', async () => {
  show(<Thread />);
  await userEvent.click(screen.getByRole('button'));
  await screen.findByRole('menuitem', { name: 'Quote' });
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.getByRole('button')).toHaveFocus());
});
