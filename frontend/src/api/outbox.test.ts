import { beforeEach, describe, expect, it, vi } from 'vitest';
import { server } from '@/test/server';
import { forgetEverything } from './kept';
import { Outbox, type Unsent } from './outbox';

const comment: Unsent = {
  id: 'c1',
  ws: 'acme',
  about: 'deal:1',
  method: 'POST',
  path: '/api/w/acme/comments',
  body: { id: 'c1', about: 'deal:1', body: 'Hello' },
  what: { kind: 'comment', text: 'Hello', parentId: null },
};

const edit = (base: string | null, mine: string | null): Unsent => ({
  ws: 'acme',
  about: 'deal:1',
  method: 'PATCH',
  path: '/api/w/acme/deals/1',
  body: { fields: { amount: { base, value: mine } } },
  what: { kind: 'field', field: 'amount', base, mine },
});

let outbox: Outbox;
beforeEach(() => {
  localStorage.setItem('artel.owner', 'anna');
  outbox = new Outbox('test');
});

const later = () => new Promise((resolve) => setTimeout(resolve));

describe('Outbox', () => {
  it('sends what waits once, with the key it was given when it was written', async () => {
    const asked = server({ 'POST /api/w/acme/comments': { id: 'c1' } });
    outbox.add(comment);
    await later();
    await Promise.all([outbox.flush(), outbox.flush()]);
    await outbox.flush();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers['Idempotency-Key']).toBe('c1');
    expect(outbox.all).toEqual([]);
  });

  it('keeps what cannot be sent yet, in order', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    outbox.add(comment);
    outbox.add(edit('1', '2'));
    await later();
    await outbox.flush();
    expect(outbox.all.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    const asked = server({ 'POST /api/w/acme/comments': {}, 'PATCH /api/w/acme/deals/1': {} });
    await outbox.flush();
    expect(asked.map(({ method }) => method)).toEqual(['POST', 'PATCH']);
  });

  it('two edits of a field are one: from what was seen first to what is wanted last', async () => {
    const asked = server({ 'PATCH /api/w/acme/deals/1': {} });
    outbox.add(edit('1', '2'));
    outbox.add(edit('2', '3'));
    await later();
    await outbox.flush();
    expect(asked.map(({ body }) => body)).toEqual([{ fields: { amount: { base: '1', value: '3' } } }]);
  });

  it('a clash keeps mine, theirs and before; mine goes on top of theirs when I say so', async () => {
    const clash = { amount: { base: '1', theirs: '5', by: { id: 'b', name: 'Bob', colour: 2 }, at: null } };
    const answers = [{ status: 409, body: { error: { code: 'clash', message: '', clash } } }, {}];
    const asked = server({ 'PATCH /api/w/acme/deals/1': () => answers.shift() });
    outbox.add(edit('1', '2'));
    await later();
    await outbox.flush();
    const [held] = outbox.all;
    expect(held).toMatchObject({ state: 'clash', theirs: '5', by: { name: 'Bob' }, what: { base: '1', mine: '2' } });
    if (held) await outbox.again(held);
    await outbox.flush();
    expect(asked[1]?.body).toEqual({ fields: { amount: { base: '5', value: '2' } } });
    expect(asked[1]?.headers['Idempotency-Key']).not.toBe(asked[0]?.headers['Idempotency-Key']);
    expect(outbox.all).toEqual([]);
  });

  it('what is refused stays with its reason', async () => {
    const body = { error: { code: 'not_found', message: 'It is no longer shared with you.' } };
    server({ 'POST /api/w/acme/comments': { status: 404, body } });
    outbox.add(comment);
    await later();
    await outbox.flush();
    expect(outbox.all[0]).toMatchObject({ state: 'refused', reason: 'It is no longer shared with you.' });
  });

  it('another person does not find it, and signing out forgets it', async () => {
    outbox.add(comment);
    await later();
    localStorage.setItem('artel.owner', 'bob');
    await outbox.load();
    expect(outbox.all).toEqual([]);
    localStorage.setItem('artel.owner', 'anna');
    await outbox.load();
    expect(outbox.all).toHaveLength(1);
    await forgetEverything();
    await outbox.load();
    expect(outbox.all).toEqual([]);
  });
});
