import { screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Import } from '@/api/types';
import { showRouted, words } from '@/test/render';
import { RunStep } from './RunStep';

beforeAll(() => words());
const run = (more: Partial<Import>) =>
  ({ id: 'i1', state: 'done', total: 5, done: 5, created: 4, updated: 0, unchanged: 0, refused: 0, ...more }) as Import;

describe('The end of an import', () => {
  it('does not say that everything is in while rows were refused', async () => {
    await showRouted(<RunStep run={run({ refused: 1 })} />);
    expect(await screen.findByRole('heading')).toHaveTextContent('Done, some rows were refused');
    expect(screen.getByRole('link', { name: 'Download refused rows' })).toBeInTheDocument();
  });

  it('leads on from an import that was cancelled', async () => {
    await showRouted(<RunStep run={run({ state: 'cancelled' })} />);
    expect(await screen.findByRole('link', { name: 'Bring other files' })).toBeInTheDocument();
  });
});
