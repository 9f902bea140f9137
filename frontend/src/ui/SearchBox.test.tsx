import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, expect, it } from 'vitest';
import { show, words } from '@/test/render';
import { SearchBox } from './SearchBox';

beforeAll(() => words());

function Page() {
  const [q, setQ] = useState<string>();
  return (
    <>
      <SearchBox label="Search" clear="Empty" q={q} onSearch={setQ} />
      <output>{q ?? 'everything'}</output>
      <button type="button" onClick={() => setQ(undefined)}>
        Clear filters
      </button>
    </>
  );
}

it('is empty when every filter is cleared from elsewhere', async () => {
  show(<Page />);
  const box = screen.getByRole('textbox', { name: 'Search' });
  await userEvent.type(box, 'racks');
  expect(await screen.findByText('racks')).toBeInTheDocument();
  expect(box).toHaveValue('racks');
  await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(box).toHaveValue('');
});
