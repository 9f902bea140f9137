/** Typed fetch: headers every write needs, one error shape, uploads with progress. */

import { Listeners } from '@/lib/events';
import { currentLanguage } from '@/lib/i18n';
import { newId } from '@/lib/ids';
import { ApiError, errorFromBody } from './errors';
import { rememberMutation } from './mutations';

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface RequestOptions {
  query?: Query | undefined;
  signal?: AbortSignal | undefined;
  /** Pass the same id again when the same write is repeated (retry, offline outbox): the server answers it once. */
  idempotencyKey?: string | undefined;
  mutationId?: string | undefined;
  headers?: Record<string, string> | undefined;
}

export function csrfToken(cookies: string = document.cookie): string {
  const found = /(?:^|;\s*)(?:__Host-)?artel_csrf=([^;]+)/.exec(cookies);
  return found?.[1] ? decodeURIComponent(found[1]) : '';
}

/** `{a: 1, b: null, c: ["x", "y"]}` -> `?a=1&c=x,y`. Empty values are left out. */
export function queryString(query: Query | undefined): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === null || value === undefined || value === '') continue;
    const text = Array.isArray(value) ? value.join(',') : String(value);
    if (text !== '') params.set(name, text);
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

export function writeHeaders(method: Method, options: RequestOptions = {}): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': currentLanguage() };
  if (method === 'GET') return headers;
  const mutation = options.mutationId ?? newId();
  rememberMutation(mutation);
  headers['X-CSRFToken'] = csrfToken();
  headers['X-Mutation-Id'] = mutation;
  if (method === 'POST' || options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey ?? newId();
  return headers;
}

async function readBody(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text();
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

let writing = 0;
const settled = new Listeners();

/** Resolves when no write is on its way: its answer may bring a new session cookie. */
export function writesSettled(): Promise<void> {
  if (writing === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = settled.add(() => {
      stop();
      resolve();
    });
  });
}

function wrote(): void {
  writing -= 1;
  if (writing === 0) settled.tell();
}

/** Raw answer with its status, for doors with a shape of their own (sign-in). */
export async function send(method: Method, path: string, body?: unknown, options: RequestOptions = {}) {
  const headers = { ...writeHeaders(method, options), ...options.headers };
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers['Content-Type'] = 'application/json';
  const unsafe = method !== 'GET';
  if (unsafe) writing += 1;
  let response: Response;
  try {
    response = await fetch(path + queryString(options.query), {
      method,
      headers,
      credentials: 'same-origin',
      signal: options.signal ?? null,
      body: body === undefined ? null : form ? body : JSON.stringify(body),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError({ status: 0, code: 'offline', message: '' });
  } finally {
    if (unsafe) wrote();
  }
  return { status: response.status, ok: response.ok, body: await readBody(response) };
}

async function call<T>(method: Method, path: string, body?: unknown, options?: RequestOptions): Promise<T> {
  const answer = await send(method, path, body, options);
  if (!answer.ok) throw errorFromBody(answer.status, answer.body);
  return answer.body as T;
}

export const http = {
  get: <T>(path: string, query?: Query, options?: RequestOptions) =>
    call<T>('GET', path, undefined, { ...options, query }),
  post: <T>(path: string, body: unknown = {}, options?: RequestOptions) => call<T>('POST', path, body, options),
  put: <T>(path: string, body: unknown, options?: RequestOptions) => call<T>('PUT', path, body, options),
  patch: <T>(path: string, body: unknown, options?: RequestOptions) => call<T>('PATCH', path, body, options),
  delete: <T = void>(path: string, options?: RequestOptions) => call<T>('DELETE', path, undefined, options),
};

/** Multipart with progress from 0 to 1; fetch cannot tell how much has been sent. */
export function upload<T>(path: string, form: FormData, onProgress?: (part: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(writeHeaders('POST'))) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    request.onerror = () => reject(new ApiError({ status: 0, code: 'offline', message: '' }));
    request.onload = () => {
      let body: unknown;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        body = undefined;
      }
      if (request.status < 300) resolve(body as T);
      else reject(errorFromBody(request.status, body));
    };
    request.send(form);
  });
}
