import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Notification } from '@/api/types';
import { showRouted, words } from '@/test/render';
import { server } from '@/test/server';
import { InboxPage } from './InboxPage';

vi.mock('@/live', () => ({ useTopics: () => undefined }));
beforeAll(() => words());
afterEach(() => vi.unstubAllGlobals());

const anna = { id: 'a', name: 'Anna', kind: 'staff' as const, colour: 1, company: null, active: true };
const notice = (more: Partial<Notification>): Notification => ({
  id: 'n1',
  kind: 'mention',
  at: '2025-01-01T00:00:00Z',
  read_at: null,
  actor: anna,
  title: 'D-1 Licence',
  text: 'Look at this',
  url: '/w/acme/deals/1?comment=7',
  about: { type: 'deal', id: '1' },
  comment_id: null,
  why: { code: 'mention', text: 'You were mentioned' },
  archived_at: null,
  facts: [],
  ...more,
});
const routes = (items: Notification[]) => ({
  'GET /api/w/acme/notifications': { items, next: null },
  'GET /api/w/acme/notifications/unread': { count: items.length },
  'POST /api/w/acme/notifications/n1/read': {},
  'POST /api/w/acme/notifications/read-all': {},
});

describe('Inbox', () => {
  it('opens the very comment and marks it as read', async () => {
    const asked = server(routes([notice({})]));
    const { router } = await showRouted(<InboxPage />);
    await userEvent.click(await screen.findByRole('button', { name: /Anna mentioned you/ }));
    await waitFor(() => expect(router.state.location.href).toBe('/w/acme/deals/1?comment=7'));
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toContain('POST /api/w/acme/notifications/n1/read');
  });

  it('says what has changed', async () => {
    const fact = {
      id: 'f1',
      kind: 'change' as const,
      changes: [{ field: 'next_step', before: 'Call', after: 'Meet' }],
      detail: {},
    };
    server(routes([notice({ kind: 'change', text: '', facts: [fact] })]));
    await showRouted(<InboxPage />);
    expect(await screen.findByRole('button', { name: /Anna changed.*Next step: Call → Meet/ })).toBeVisible();
  });

  it('shows a record that is out of sight without a way to it', async () => {
    server(routes([notice({ title: null, text: null, url: null })]));
    await showRouted(<InboxPage />);
    expect(await screen.findByRole('button', { name: /No longer visible/ })).toBeDisabled();
  });

  it('reads everything at once', async () => {
    const asked = server(routes([notice({})]));
    await showRouted(<InboxPage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Mark all as read' }));
    await waitFor(() => expect(asked.some(({ path }) => path.endsWith('/read-all'))).toBe(true));
  });

  it('says that all is quiet', async () => {
    server(routes([]));
    await showRouted(<InboxPage />);
    expect(await screen.findByText('All quiet')).toBeInTheDocument();
  });
});
