import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { SignedOut } from './SignedOut';

it('goes to the sign-in once, however long its page takes to come', async () => {
  const root = createRootRoute({ component: Outlet });
  const page = createRoute({
    getParentRoute: () => root,
    path: '/w/$ws',
    component: () => <SignedOut to="/sign-in" />,
  });
  let arrive = () => {};
  const chunk = new Promise<{ SignInPage: () => string }>((resolve) => {
    arrive = () => resolve({ SignInPage: () => 'Sign in to Artel' });
  });
  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => chunk, 'SignInPage'),
  });
  const history = createMemoryHistory({ initialEntries: ['/w/acme?tab=files'] });
  const went: string[] = [];
  history.subscribe(({ location }) => went.push(location.href));
  const router = createRouter({ routeTree: root.addChildren([page, signIn]), history });
  render(<RouterProvider router={router as never} />);
  await expect.poll(() => went.length).toBeGreaterThan(0);
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  arrive();
  await screen.findByText('Sign in to Artel');
  expect(went).toEqual(['/sign-in?next=%2Fw%2Facme%3Ftab%3Dfiles']);
});
