/** What somebody has begun to write stays in the browser, one draft a record, until it is sent. */

import type { Comment } from '@/api/types';

export interface Mentioned {
  id: string;
  name: string;
  /** a member when absent */
  kind?: 'member' | 'team';
}

export interface Draft {
  text: string;
  audience: string;
  mentioned: Mentioned[];
}

const PREFIX = 'artel.draft.';

export function readDraft(about: string): Draft | null {
  const raw = localStorage.getItem(PREFIX + about);
  if (!raw) return null;
  try {
    const draft = JSON.parse(raw) as Partial<Draft>;
    return { text: draft.text ?? '', audience: draft.audience ?? 'internal', mentioned: draft.mentioned ?? [] };
  } catch {
    return null;
  }
}

export function keepDraft(about: string, draft: Draft): void {
  if (draft.text.trim()) localStorage.setItem(PREFIX + about, JSON.stringify(draft));
  else localStorage.removeItem(PREFIX + about);
}

export function audienceKey(comment: Comment): string {
  const { kind, id } = comment.audience;
  return kind === 'internal' || !id ? 'internal' : `${kind}:${id}`;
}

/** "@Anna Keller" as people read it -> `@[Anna Keller](member:<id>)` as the server does. Longest names first. */
export function withTokens(text: string, mentioned: readonly Mentioned[]): string {
  const byLength = [...mentioned].sort((one, other) => other.name.length - one.name.length);
  let rest = text;
  let done = '';
  while (rest) {
    const at = rest.indexOf('@');
    if (at < 0) return done + rest;
    const found = byLength.find((person) => rest.startsWith(`@${person.name}`, at));
    done += rest.slice(0, at) + (found ? `@[${found.name}](${found.kind ?? 'member'}:${found.id})` : '@');
    rest = rest.slice(at + 1 + (found?.name.length ?? 0));
  }
  return done;
}

/** The way back, for editing: tokens become "@Name". */
export function withoutTokens(body: string): { text: string; mentioned: Mentioned[] } {
  const mentioned: Mentioned[] = [];
  const token = /@\[([^\]]+)\]\((member|team):([0-9a-f-]+)\)/g;
  const text = body.replace(token, (_whole, name: string, kind: 'member' | 'team', id: string) => {
    mentioned.push(kind === 'team' ? { id, name, kind } : { id, name });
    return `@${name}`;
  });
  return { text, mentioned };
}

/** The name being typed after "@" before the caret, or null. */
export function mentionAt(text: string, caret: number): { start: number; query: string } | null {
  const before = text.slice(0, caret);
  const found = /(?:^|[\s(])@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*)?)$/u.exec(before);
  if (!found) return null;
  const query = found[1] ?? '';
  return { start: caret - query.length - 1, query };
}
