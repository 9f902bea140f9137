import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Member } from '@/api/types';
import { showRouted, words } from '@/test/render';
import { server } from '@/test/server';
import { MembersPage } from './MembersPage';

beforeAll(() => words());
afterEach(() => vi.unstubAllGlobals());

const member = (more: Partial<Member>): Member => ({
  id: 'm1',
  name: 'Boris Orlov',
  email: 'boris@example.com',
  kind: 'staff',
  roles: ['member'],
  teams: [],
  company: null,
  state: 'active',
  last_seen: null,
  has_two_factor: null,
  colour: 1,
  abilities: ['member.manage'],
  ...more,
});
const roles = [
  { key: 'manager', name: 'Manager', prose: 'Works on everything.' },
  { key: 'member', name: 'Member', prose: 'Works on own records.' },
];
const routes = (members: Member[], abilities = ['member.view', 'member.manage']) => ({
  'GET /api/session': {
    user: null,
    workspaces: [],
    language: 'en',
    demo: false,
    features: { mail_demo: false },
    pending: null,
  },
  'GET /api/w/acme/workspace': { slug: 'acme', abilities, roles, outside_roles: [], checklist: [] },
  'GET /api/w/acme/members': { items: members, next: null },
  'GET /api/w/acme/teams': [],
  'GET /api/w/acme/directory': [{ id: 'm2', name: 'Vera', kind: 'staff', colour: 2, company: null, active: true }],
  'POST /api/w/acme/members/invite': { member: member({}), link: 'https://artel.example/invite/abc' },
  'POST /api/w/acme/members/m1/resend': { link: 'https://artel.example/invite/new' },
  'POST /api/w/acme/members/m1/deactivate': member({ state: 'deactivated' }),
  'PATCH /api/w/acme/members/m1': member({ roles: ['manager'] }),
});
const open = async (name: RegExp) =>
  userEvent.click((await screen.findAllByRole('button', { name }))[0] as HTMLElement);

describe('Members', () => {
  it('invites and hands the link out', async () => {
    const asked = server(routes([member({})]));
    await showRouted(<MembersPage />);
    await open(/^Invite$/);
    await userEvent.click(await screen.findByLabelText('Email'));
    await userEvent.paste('new@example.com');
    expect(screen.getByText('Works on own records.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Send invitation' }));
    expect(await screen.findByLabelText('Invitation link')).toHaveValue('https://artel.example/invite/abc');
    const body = asked.find(({ path }) => path.endsWith('/invite'))?.body;
    expect(body).toMatchObject({ email: 'new@example.com', kind: 'staff', role: 'member', team_ids: [] });
  });

  it('shows no button to whom may not', async () => {
    server(routes([member({ abilities: [] })], ['member.view']));
    await showRouted(<MembersPage />);
    await open(/Boris Orlov/);
    expect(await screen.findByText('Works on own records.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Invite' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Deactivate' })).toBeNull();
  });

  it('sends an invitation again and shows the new link', async () => {
    server(routes([member({ state: 'invited' })]));
    await showRouted(<MembersPage />);
    await open(/Boris Orlov/);
    await userEvent.click(await screen.findByRole('button', { name: 'Send again' }));
    expect(await screen.findByLabelText('Invitation link')).toHaveValue('https://artel.example/invite/new');
  });

  it('shows whose change stands in the way, and overwrites it only when told to', async () => {
    const clash = { roles: { base: ['member'], theirs: ['manager'], mine: ['admin'], by: null, at: null } };
    const asked = server({
      ...routes([member({})]),
      'PATCH /api/w/acme/members/m1': { status: 409, body: { error: { code: 'clash', message: 'Clash', clash } } },
    });
    await showRouted(<MembersPage />);
    await open(/Boris Orlov/);
    await userEvent.click(await screen.findByRole('combobox', { name: 'Role' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Manager' }));
    expect(
      await screen.findByText(/changed this to “Manager” while you wrote “admin”. Before: “Member”/),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Keep mine' }));
    const written = asked.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
    expect(written).toEqual([
      { fields: { roles: { base: ['member'], value: ['manager'] } } },
      { fields: { roles: { base: ['manager'], value: ['admin'] } } },
    ]);
  });

  it('hands the records over when somebody leaves', async () => {
    const asked = server(routes([member({})]));
    await showRouted(<MembersPage />);
    await open(/Boris Orlov/);
    await userEvent.click(await screen.findByRole('button', { name: 'Deactivate' }));
    await userEvent.click(await screen.findByRole('combobox', { name: 'Hand their records over to' }));
    await userEvent.click(await screen.findByRole('option', { name: /Vera/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Deactivate' }));
    await waitFor(() =>
      expect(asked.find(({ path }) => path.endsWith('/deactivate'))?.body).toEqual({ hand_over_to: 'm2' }),
    );
  });
});
