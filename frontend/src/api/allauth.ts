/** The sign-in doors: allauth's headless API. Its answers have a shape of their own: a status, flows and errors. */
import { send } from './client';
import { ApiError, errorFromBody } from './errors';
import { forgetEverything } from './kept';

const BASE = '/_allauth/browser/v1';

export type Flow =
  | 'login'
  | 'mfa_authenticate'
  | 'mfa_trust'
  | 'mfa_enroll_required'
  | 'verify_email'
  | 'reauthenticate'
  | 'mfa_reauthenticate'
  | (string & {});

export interface AuthAnswer {
  status: number;
  signedIn: boolean;
  /** what the server waits for, when not signed in yet */
  pending: Flow | null;
  /** signed in, but the password or a code must be given once more before this is allowed */
  needsReauth: boolean;
  flows: readonly { id: Flow; types?: string[] }[];
  /** `data` and `meta` of the answer together; a list stands under `items` */
  data: Record<string, unknown>;
}

interface RawAnswer {
  data?: { flows?: { id: string; is_pending?: boolean; types?: string[] }[] } & Record<string, unknown>;
  meta?: { is_authenticated?: boolean } & Record<string, unknown>;
  errors?: { message: string; code: string; param?: string }[];
  error?: unknown;
}

function refusal(status: number, body: RawAnswer): ApiError {
  const errors = body.errors ?? [];
  const fields: Record<string, string[]> = {};
  for (const { param, message } of errors) if (param) fields[param] = [...(fields[param] ?? []), message];
  const first = errors[0];
  return new ApiError({
    status,
    code: status === 429 ? 'too_many_requests' : (first?.code ?? `http_${status}`),
    message: first?.message ?? '',
    fields,
  });
}

/** Answers, not refusals: 401 says what comes next, 404 that a factor is not set up yet, 410 that the session is over. */
const ANSWERS = [401, 404, 410];

async function call(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) {
  const answer = await send(method, BASE + path, body, headers ? { headers } : {});
  const raw = (answer.body ?? {}) as RawAnswer;
  if (raw.error) throw errorFromBody(answer.status, raw);
  if (!answer.ok && !ANSWERS.includes(answer.status)) throw refusal(answer.status, raw);
  const { flows = [], ...data } = raw.data ?? {};
  const signedIn = raw.meta?.is_authenticated ?? answer.ok;
  return {
    status: answer.status,
    signedIn,
    pending: flows.find((flow) => flow.is_pending)?.id ?? null,
    needsReauth: answer.status === 401 && signedIn,
    flows,
    data: { ...raw.meta, ...(Array.isArray(raw.data) ? { items: raw.data } : data) },
  } satisfies AuthAnswer;
}

export const allauth = {
  get: (path: string, headers?: Record<string, string>) => call('GET', path, undefined, headers),
  post: (path: string, body: unknown = {}) => call('POST', path, body),
  put: (path: string, body: unknown) => call('PUT', path, body),
  delete: (path: string, body?: unknown) => call('DELETE', path, body),
};

export async function signOut(): Promise<void> {
  await allauth.delete('/auth/session');
  await forgetEverything();
}
