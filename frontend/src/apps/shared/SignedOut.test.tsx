import { waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { showRouted } from '@/test/render';
import { SignedOut } from './SignedOut';

it('asks to sign in once, however long that page takes to come', async () => {
  // The only route of this router is the page that was open, so it stays on screen like over a slow line.
  const { router } = await showRouted(<SignedOut to="/sign-in" />, { at: '/w/acme/pipeline?view=table' });
  await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(router.state.location.search).toEqual({ next: '/w/acme/pipeline?view=table' });
});
