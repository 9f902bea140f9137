import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { show, words } from '@/test/render';
import { server } from '@/test/server';
import { useLanguageChoice } from './session';

beforeEach(() => words());
afterEach(async () => {
  vi.unstubAllGlobals();
  localStorage.clear();
  await words();
});

function Choice() {
  const choose = useLanguageChoice();
  return (
    <button type="button" onClick={() => choose.mutate('ru')}>
      {choose.status}
    </button>
  );
}

it('is on the screen and kept, and what the server worded is asked for again', async () => {
  const asked = server({ 'PATCH /api/session': {} });
  const { queries } = show(<Choice />);
  queries.setQueryData(['w', 'acme', 'notice-settings'], { kinds: [] });
  await userEvent.click(screen.getByRole('button'));
  await screen.findByText('success');
  expect(asked.map(({ body }) => body)).toEqual([{ language: 'ru' }]);
  expect(i18next.language).toBe('ru');
  expect(queries.getQueryState(['w', 'acme', 'notice-settings'])?.isInvalidated).toBe(true);
});

it('is taken back when it could not be kept', async () => {
  server({ 'PATCH /api/session': { status: 503, body: { error: { code: 'busy', message: 'Later' } } } });
  show(<Choice />);
  await userEvent.click(screen.getByRole('button'));
  await screen.findByText('error');
  expect(i18next.language).toBe('en');
});
