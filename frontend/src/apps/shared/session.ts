import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { sessionQuery } from '@/api/queries';
import type { Session } from '@/api/types';
import { setLanguage } from '@/lib/i18n';

let greeted: string | null = null;

/** The session; the user's own language wins over the browser's, once per sign-in. */
export async function greet(queries: QueryClient): Promise<Session> {
  const session = await queries.ensureQueryData(sessionQuery);
  if (session.user && greeted !== session.user.id) await setLanguage(session.user.language);
  greeted = session.user?.id ?? null;
  return session;
}

/** The sign-in page is for those who are not: a second tab goes where it wanted to. */
export async function onlyStrangers(queries: QueryClient, next: string): Promise<void> {
  const session = await greet(queries);
  if (session.user) throw redirect({ href: next, reloadDocument: true });
}
