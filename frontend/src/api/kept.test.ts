import { beforeEach, describe, expect, it, vi } from 'vitest';
import { server } from '@/test/server';
import { http } from './client';
import { forgetEverything, keptOwner } from './kept';
import { keys } from './keys';
import { sessionQuery } from './queries';
import { createQueryClient } from './query-client';

const anna = { user: { id: 'anna', name: 'Anna' }, workspaces: [] };
const deal = { queryKey: keys.deals.one('acme', '1'), queryFn: () => http.get('/api/w/acme/deals/1'), retry: false };
const offline = () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));

async function opened(session: unknown = anna) {
  server({ 'GET /api/session': session, 'GET /api/w/acme/deals/1': { id: '1', title: 'Racks' } });
  const queries = createQueryClient();
  await queries.fetchQuery(sessionQuery);
  await queries.fetchQuery(deal);
  // Answers are gathered for a moment before they are written.
  await vi.advanceTimersByTimeAsync(1000);
}

beforeEach(async () => {
  await forgetEverything();
  vi.useFakeTimers();
});

describe('kept answers', () => {
  it('a record opened before can be read without the server, after a reload too', async () => {
    await opened();
    offline();
    const queries = createQueryClient();
    expect(await queries.fetchQuery({ ...sessionQuery, retry: false })).toEqual(anna);
    expect(await queries.fetchQuery(deal)).toEqual({ id: '1', title: 'Racks' });
  });

  it('what was never opened is an error, and a refusal is no reason to show the old', async () => {
    await opened();
    const refused = { status: 404, body: { error: { code: 'not_found', message: 'Gone' } } };
    server({ 'GET /api/w/acme/deals/1': refused });
    await expect(createQueryClient().fetchQuery(deal)).rejects.toThrow('Gone');
    offline();
    const other = { ...deal, queryKey: keys.deals.one('acme', '2') };
    await expect(createQueryClient().fetchQuery(other)).rejects.toMatchObject({ code: 'offline' });
  });

  it('another person signs in: nothing of the one before is left', async () => {
    await opened();
    localStorage.setItem('artel.draft.deal:1', '{}');
    server({ 'GET /api/session': { ...anna, user: { id: 'bob' } } });
    await createQueryClient().fetchQuery(sessionQuery);
    expect([keptOwner(), localStorage.getItem('artel.draft.deal:1')]).toEqual(['bob', null]);
    localStorage.setItem('artel.owner', 'anna');
    offline();
    await expect(createQueryClient().fetchQuery(deal)).rejects.toMatchObject({ code: 'offline' });
  });

  it('a session that is over leaves nothing to read', async () => {
    await opened();
    server({ 'GET /api/session': { user: null, workspaces: [] } });
    await createQueryClient().fetchQuery(sessionQuery);
    offline();
    await expect(createQueryClient().fetchQuery(deal)).rejects.toMatchObject({ code: 'offline' });
  });
});
