import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { show, words } from '@/test/render';
import { type Asked, server } from '@/test/server';
import { AccountPage } from './AccountPage';

beforeEach(() => words());
afterEach(() => vi.unstubAllGlobals());

const session = (name = 'Dana') => ({
  user: { id: 'u1', email: 'dana@client.example', name, language: 'en', colour: 1, has_two_factor: false },
  language: 'en',
  demo: false,
  features: { mail_demo: false },
  workspaces: [],
  pending: null,
});
const settings = {
  kinds: [
    { kind: 'request', name: 'A request of mine is resolved', in_app: true, email: true, push: false },
    { kind: 'export', name: 'A file I asked for is ready', in_app: true, email: null, push: false },
  ],
  digest: { on: false, hour: 9 },
  time_zone: 'UTC',
};
const browser = (id: number, is_current: boolean) => ({
  id,
  ip: '10.0.0.1',
  user_agent: is_current ? 'Firefox/140.0 (X11; Linux)' : 'Chrome/140.0 (Windows)',
  created_at: 1,
  last_seen_at: 1,
  is_current,
});
const AUTH = '/_allauth/browser/v1';
const signedIn = { is_authenticated: true };
const routes = {
  'GET /api/session': session(),
  'PATCH /api/session': ({ body }: Asked) => session((body as { name?: string }).name),
  'GET /api/portal/acme/home': { kind: 'client', workspace: { name: 'Acme' }, pipelines: [], counts: { deals: 0 } },
  'GET /api/portal/acme/notifications/settings': settings,
  'PUT /api/portal/acme/notifications/settings': ({ body }: Asked) => body,
  'GET /api/portal/acme/push': { public_key: '', devices: [] },
  [`GET ${AUTH}/account/authenticators`]: { status: 200, body: { status: 200, data: [], meta: signedIn } },
  [`GET ${AUTH}/auth/sessions`]: {
    status: 200,
    body: { status: 200, data: [browser(1, true), browser(2, false)], meta: signedIn },
  },
  [`DELETE ${AUTH}/auth/sessions`]: { status: 200, body: { status: 200, data: [browser(1, true)], meta: signedIn } },
};
const written = (asked: Asked[]) =>
  asked.filter(({ method }) => method !== 'GET').map(({ method, path, body }) => [`${method} ${path}`, body]);

describe('the account of a guest', () => {
  it('has its own title, and asks no staff door', async () => {
    const asked = server(routes);
    show(<AccountPage />, { door: 'portal' });
    expect(await screen.findByRole('heading', { level: 1, name: 'My account' })).toBeInTheDocument();
    await screen.findByText('A request of mine is resolved');
    expect(asked.filter(({ path }) => path.startsWith('/api/w/'))).toEqual([]);
  });

  it('offers the ways of each kind, and keeps a choice', async () => {
    const asked = server(routes);
    show(<AccountPage />, { door: 'portal' });
    const mail = await screen.findByRole('checkbox', { name: 'A request of mine is resolved: E-mail' });
    expect(screen.queryByRole('checkbox', { name: 'A file I asked for is ready: E-mail' })).toBeNull();
    expect(screen.getByRole('checkbox', { name: 'A file I asked for is ready: Here' })).toBeChecked();
    await userEvent.click(mail);
    expect(mail).not.toBeChecked();
    const [, body] = written(asked)[0] ?? [];
    expect(body).toMatchObject({ kinds: [{ kind: 'request', email: false }, { kind: 'export' }] });
  });

  it('shows a choice as it was when the server refuses it', async () => {
    const refusal = { error: { code: 'invalid', message: 'There is no such kind: request.', fields: {} } };
    server({ ...routes, 'PUT /api/portal/acme/notifications/settings': { status: 400, body: refusal } });
    show(<AccountPage />, { door: 'portal' });
    const mail = await screen.findByRole('checkbox', { name: 'A request of mine is resolved: E-mail' });
    await userEvent.click(mail);
    await expect.poll(() => (mail as HTMLInputElement).checked).toBe(true);
  });

  it('says what did not load, and shows the rest', async () => {
    const broken = { status: 503, body: { error: { code: 'busy', message: '' } } };
    server({ ...routes, [`GET ${AUTH}/auth/sessions`]: broken, 'GET /api/portal/acme/notifications/settings': broken });
    show(<AccountPage />, { door: 'portal' });
    await expect.poll(() => screen.queryAllByRole('alert').length).toBe(2);
    expect(screen.getByText('Where you are signed in')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'What I hear of' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Change password' })).toBeInTheDocument();
  });

  it('ends the other sessions, never the one it is in', async () => {
    const asked = server(routes);
    show(<AccountPage />, { door: 'portal' });
    expect(await screen.findByText('This browser')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Sign out elsewhere' }));
    expect(written(asked)).toEqual([[`DELETE ${AUTH}/auth/sessions`, { sessions: [2] }]]);
  });

  it('leaves the workspace after a question', async () => {
    const asked = server({ ...routes, 'POST /api/portal/acme/leave': { status: 200, body: null } });
    const assign = vi.fn();
    vi.stubGlobal('location', { ...window.location, assign });
    show(<AccountPage />, { door: 'portal' });
    await userEvent.click(await screen.findByRole('button', { name: 'Leave workspace' }));
    const dialog = await screen.findByRole('dialog', { name: 'Leave Acme' });
    expect(within(dialog).getByText(/stays there/)).toBeInTheDocument();
    expect(written(asked)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Leave workspace' }));
    await expect.poll(() => assign.mock.calls).toEqual([['/workspaces']]);
    expect(written(asked).map(([what]) => what)).toEqual(['POST /api/portal/acme/leave']);
  });

  it('says under the field why a password is refused, and that there is no connection', async () => {
    const path = `POST ${AUTH}/account/password/change`;
    const wrong = { status: 400, errors: [{ code: 'x', param: 'new_password', message: 'Too short.' }] };
    server({ ...routes, [path]: { status: 400, body: wrong } });
    show(<AccountPage />, { door: 'portal' });
    await userEvent.click(await screen.findByRole('button', { name: 'Change password' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('Current password'), 'old words');
    await userEvent.type(within(dialog).getByLabelText('New password'), 'new');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save password' }));
    expect(await within(dialog).findByText('Too short.')).toBeInTheDocument();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save password' }));
    expect(await within(dialog).findByText(/No connection to the server/)).toBeInTheDocument();
  });
});
