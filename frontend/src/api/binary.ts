/** Bytes over the same doors: document updates in both directions, and files to keep. */
import { type Query, queryString, writeHeaders } from './client';
import { ApiError, errorFromBody } from './errors';

async function refused(response: Response): Promise<ApiError> {
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    body = undefined;
  }
  return errorFromBody(response.status, body);
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError({ status: 0, code: 'offline', message: '' });
  }
  if (!response.ok) throw await refused(response);
  return response;
}

export async function getBytes(
  path: string,
  query: Query = {},
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await ask(path + queryString(query), {
    headers: { ...writeHeaders('GET'), Accept: 'application/octet-stream' },
    signal: signal ?? null,
  });
  return new Uint8Array(await response.arrayBuffer());
}

export async function postBytes<T>(path: string, bytes: Uint8Array, query: Query = {}): Promise<T> {
  const response = await ask(path + queryString(query), {
    method: 'POST',
    headers: { ...writeHeaders('POST'), 'Content-Type': 'application/octet-stream' },
    body: bytes.slice(),
  });
  return (await response.json()) as T;
}

/** A file of the server's making, saved under the name it gave; refusals come as errors instead of a page. */
export async function download(path: string, query: Query = {}, fallback = 'document'): Promise<void> {
  const response = await ask(path + queryString(query), { headers: writeHeaders('GET') });
  const told = response.headers.get('content-disposition') ?? '';
  const exact = /filename\*=(?:UTF-8|utf-8)''([^;]+)/.exec(told)?.[1];
  const plain = /filename="?([^";]+)"?/.exec(told)?.[1];
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = exact ? decodeURIComponent(exact) : (plain ?? fallback);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
