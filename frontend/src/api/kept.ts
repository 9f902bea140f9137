/**
 * The last answers of the server, kept in this browser for its owner, so that what was opened lately can be read without
 * a network. Bounded; forgotten at sign-out and when somebody else signs in.
 */
import { hashKey, type Query, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { Listeners } from '@/lib/events';
import { Shelf } from '@/lib/shelf';
import { isApiError } from './errors';
import { dropKeptDocuments } from './kept-documents';
import { keys } from './keys';
import type { Session } from './types';

interface KeptAnswer {
  data: unknown;
  /** ms since 1970 */
  at: number;
}

const MOST = 300;
const LARGEST = 1_000_000; // characters as JSON
const GATHER_MS = 500;
const OWNER = 'artel.owner';
/** Answers of a moment, or not for keeping. */
const PASSING = new Set([
  'search',
  'mentionable',
  'share-preview',
  'share-candidates',
  'failed-mail',
  'members',
  'document-content',
]);

const shelf = new Shelf<KeptAnswer>('artel-kept');
const waiting = new Map<string, KeptAnswer>();
const fromHere = new Map<string, QueryKey>();
let gathering: ReturnType<typeof setTimeout> | undefined;
let written = 0;

/** Told when everything of the person before is to be forgotten. */
export const forgetting = new Listeners();

/** The id of the user whose things lie in this browser. */
export const keptOwner = (): string | null => localStorage.getItem(OWNER);

const isSession = (key: QueryKey) => key[0] === keys.session[0];
const worthKeeping = (key: QueryKey) =>
  isSession(key) || (key[0] === keys.everything('')[0] && !PASSING.has(String(key[2])));
const place = (hash: string) => `${keptOwner() ?? ''}|${hash}`;

async function write(): Promise<void> {
  gathering = undefined;
  const all = [...waiting].filter(([, answer]) => JSON.stringify(answer.data).length <= LARGEST);
  waiting.clear();
  await shelf.put(all);
  written += all.length;
  if (written < MOST / 4) return;
  written = 0;
  const known = (await shelf.all()).sort(([, one], [, other]) => other.at - one.at);
  for (const [key] of known.slice(MOST)) await shelf.drop(key);
}

/** Keep what the cache holds now: an edit that has still to be sent, say. */
export function keepAnswer(key: QueryKey, data: unknown): void {
  if (!keptOwner() || data === undefined || !worthKeeping(key)) return;
  waiting.set(place(hashKey(key)), { data, at: Date.now() });
  gathering ??= setTimeout(() => void write(), GATHER_MS);
}

/** Everything of the person before goes: answers, what waits to be sent, drafts, recent records. */
export async function forgetEverything(): Promise<void> {
  await dropKeptDocuments();
  clearTimeout(gathering);
  gathering = undefined;
  waiting.clear();
  for (const key of Object.keys(localStorage))
    if (/^artel\.(draft|recent|owner)/.test(key)) localStorage.removeItem(key);
  forgetting.tell();
  await shelf.clear();
}

/** What is kept belongs to one person: another one, or nobody, does not find it. */
async function own(session: Session): Promise<void> {
  const before = keptOwner();
  if (!session.user) {
    // The session is over, which is no sign-out: what waits to be sent waits for the same person.
    if (before) await shelf.clear();
    return;
  }
  if (before !== null && before !== session.user.id) await forgetEverything();
  localStorage.setItem(OWNER, session.user.id);
}

/** A `persister` for every query: keeps each answer, and gives the kept one when the server cannot be reached. */
export async function answerOrKept<T, C>(ask: (context: C) => T | Promise<T>, context: C, query: Query): Promise<T> {
  try {
    const data = await ask(context);
    if (isSession(query.queryKey)) await own(data as Session);
    keepAnswer(query.queryKey, data);
    return data;
  } catch (error) {
    if (!isApiError(error) || error.status !== 0) throw error;
    const kept = query.state.data ?? (await shelf.read(place(query.queryHash)))?.data;
    if (kept === undefined) throw error;
    fromHere.set(query.queryHash, query.queryKey);
    return kept as T;
  }
}

/** The server can be reached again: ask anew what was answered from here. */
export function askAnew(queries: QueryClient): void {
  const all = [...fromHere.values()];
  fromHere.clear();
  for (const queryKey of all) void queries.invalidateQueries({ queryKey, exact: true });
}
