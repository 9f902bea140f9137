import { vi } from 'vitest';

export interface Asked {
  method: string;
  path: string;
  body: unknown;
  headers: Record<string, string>;
}

type Answer = unknown | { status: number; body?: unknown };
type Routes = Record<string, Answer | ((asked: Asked) => Answer)>;

const isAnswer = (value: unknown): value is { status: number; body?: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { status?: unknown }).status === 'number' &&
  'body' in value;

/** A server for one test: "POST /api/x" -> body, `{status, body}`, or a function of what was asked. Returns the questions. */
export function server(routes: Routes): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    const path = url.split('?')[0] ?? url;
    const question: Asked = {
      method,
      path: url,
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : init.body,
      headers: (init.headers ?? {}) as Record<string, string>,
    };
    asked.push(question);
    const found = routes[`${method} ${path}`] ?? {
      status: 404,
      body: { error: { code: 'not_found', message: 'Nothing here' } },
    };
    const answer: unknown = typeof found === 'function' ? (found as (asked: Asked) => Answer)(question) : found;
    const { status, body } = isAnswer(answer) ? answer : { status: 200, body: answer };
    return Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status }));
  });
  return asked;
}
