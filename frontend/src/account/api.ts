import { useQuery, useQueryClient } from '@tanstack/react-query';
import { allauth } from '@/api/allauth';
import { ApiError } from '@/api/errors';
import { keys } from '@/api/keys';

export interface Authenticator {
  type: 'totp' | 'recovery_codes' | 'webauthn';
  created_at: number;
  last_used_at: number | null;
  /** passkeys only */
  id?: number;
  name?: string;
  /** recovery codes only */
  total_code_count?: number;
  unused_code_count?: number;
}

export interface BrowserSession {
  id: number;
  ip: string;
  user_agent: string;
  created_at: number;
  last_seen_at: number;
  is_current: boolean;
}

async function list<T>(path: string): Promise<T[]> {
  const answer = await allauth.get(path);
  if (!answer.signedIn && answer.status === 401)
    throw new ApiError({ status: 401, code: 'not_signed_in', message: '' });
  return (answer.data.items ?? []) as T[];
}

export function useAuthenticators() {
  return useQuery({
    queryKey: [...keys.security, 'factors'],
    queryFn: () => list<Authenticator>('/account/authenticators'),
  });
}

export function useSessions() {
  return useQuery({ queryKey: [...keys.security, 'sessions'], queryFn: () => list<BrowserSession>('/auth/sessions') });
}

/** After every change here: factors, sessions and what the session says about them. */
export function useSecurityRefresh() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: keys.security }),
      queries.invalidateQueries({ queryKey: keys.session }),
    ]);
}

/** Seconds since 1970, as allauth gives them. */
export const moment = (seconds: number): string => new Date(seconds * 1000).toISOString();
