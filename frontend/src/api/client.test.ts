import { afterEach, describe, expect, it, vi } from 'vitest';
import { server } from '@/test/server';
import { csrfToken, http, queryString, writesSettled } from './client';
import { ApiError } from './errors';
import { fieldsBody } from './fields';
import { isOwnMutation } from './mutations';

afterEach(() => vi.unstubAllGlobals());

describe('the client', () => {
  it('sends what every write needs, and knows its own echo afterwards', async () => {
    // biome-ignore lint/suspicious/noDocumentCookie: as the server sets it
    document.cookie = 'artel_csrf=token';
    const asked = server({ 'POST /api/x': { ok: true } });
    await http.post('/api/x', { a: 1 });
    const headers = asked[0]?.headers ?? {};
    expect(headers).toMatchObject({ 'X-CSRFToken': 'token', 'Content-Type': 'application/json' });
    expect(headers['Idempotency-Key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(isOwnMutation(headers['X-Mutation-Id'])).toBe(true);
    expect(isOwnMutation('somebody-else')).toBe(false);
  });

  it('repeats a write under the same key', async () => {
    const asked = server({ 'POST /api/x': {} });
    await http.post('/api/x', {}, { idempotencyKey: 'once' });
    expect(asked[0]?.headers['Idempotency-Key']).toBe('once');
  });

  it('reads need no keys', async () => {
    const asked = server({ 'GET /api/x': [] });
    await http.get('/api/x', { q: 'ё', ids: ['a', 'b'], none: null, empty: '' });
    expect(asked[0]?.path).toBe('/api/x?q=%D1%91&ids=a%2Cb');
    expect(asked[0]?.headers).not.toHaveProperty('X-Mutation-Id');
  });

  it('turns a refusal into one shape', async () => {
    const error = {
      code: 'clash',
      message: 'Changed meanwhile',
      fields: { name: ['no'] },
      clash: { name: { theirs: 'x' } },
      version: 3,
    };
    server({ 'PATCH /api/x': { status: 409, body: { error } } });
    const refused = await http.patch('/api/x', {}).catch((caught: unknown) => caught);
    expect(refused).toBeInstanceOf(ApiError);
    expect(refused).toMatchObject({ status: 409, code: 'clash', message: 'Changed meanwhile', extra: { version: 3 } });
    expect((refused as ApiError).field('name')).toBe('no');
    expect((refused as ApiError).clash).toEqual({ name: { theirs: 'x' } });
  });

  it('an answer that is not ours is a refusal, too', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>Bad gateway</html>', { status: 502 })));
    await expect(http.get('/api/x')).rejects.toMatchObject({ status: 502, code: 'http_502' });
  });

  it('no network is a refusal with a name', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(http.get('/api/x')).rejects.toMatchObject({ status: 0, code: 'offline' });
  });

  it('tells when no write is on its way', async () => {
    let answer: (response: Response) => void = () => undefined;
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)));
    const write = http.post('/api/x');
    const seen = vi.fn();
    const settled = writesSettled().then(seen);
    await Promise.resolve();
    expect(seen).not.toHaveBeenCalled();
    answer(new Response('{}'));
    await Promise.all([write, settled]);
    await expect(writesSettled()).resolves.toBeUndefined();
  });

  it('an empty answer is undefined', async () => {
    server({ 'DELETE /api/x': { status: 204, body: undefined } });
    await expect(http.delete('/api/x')).resolves.toBeUndefined();
  });
});

describe('its parts', () => {
  it.each([
    ['artel_csrf=abc', 'abc'],
    ['a=1; __Host-artel_csrf=x%3Dy; b=2', 'x=y'],
    ['not_artel_csrf=abc', ''],
  ])('finds the token in %s', (cookies, token) => expect(csrfToken(cookies)).toBe(token));

  it('leaves empty questions out', () => {
    expect(queryString({ a: 0, b: false, c: undefined })).toBe('?a=0&b=false');
    expect(queryString({})).toBe('');
  });

  it('a changed field carries what was seen', () => {
    expect(fieldsBody({ name: 'Old', sum: 1 }, { name: 'New' })).toEqual({
      fields: { name: { base: 'Old', value: 'New' } },
    });
  });
});
