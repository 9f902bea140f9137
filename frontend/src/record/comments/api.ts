/** Comments of a record, the same for staff and portal: the door decides which ones there are. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import { outbox } from '@/api/outbox';
import { flatten } from '@/api/queries';
import type { Audience, Comment, FileRef, MemberRef, Page } from '@/api/types';

export function useComments(about: string) {
  const door = useDoor();
  const pages = useInfiniteQuery({
    queryKey: keys.comments(door.ws, about),
    queryFn: ({ pageParam, signal }) =>
      door.get<Page<Comment>>('/comments', { about, after: pageParam, limit: 50 }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  return { ...pages, comments: flatten(pages.data) };
}

/** Whom a comment here can be for; outsiders have no choice and are not asked. */
export function useAudiences(about: string, enabled: boolean) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.audiences(door.ws, about),
    queryFn: ({ signal }) => door.get<Audience[]>('/comments/audiences', { about }, { signal }),
    enabled,
  });
}

export function useMentionable(about: string, audience: string, q: string | null) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.mentionable(door.ws, about, audience, q ?? ''),
    queryFn: ({ signal }) =>
      door.get<MemberRef[]>(
        '/comments/mentionable',
        { about, q, audience: door.kind === 'staff' ? audience : undefined },
        { signal },
      ),
    enabled: q !== null,
    placeholderData: (previous) => previous,
  });
}

export interface NewComment {
  /** made in the browser: sending twice is one comment */
  id: string;
  about: string;
  body: string;
  audience: string | undefined;
  parentId?: string | undefined;
  files: readonly FileRef[];
  quote?: { comment_id: string; text: string } | undefined;
  /** the field of the record it is about */
  field?: string | undefined;
}

interface Words {
  /** made in the browser, and the idempotency key */
  id: string;
  ws: string;
  about: string;
  path: string;
  body: unknown;
  text: string;
  parentId: string | null;
}

/** Null: the server cannot be reached; the words wait in the outbox and are shown among the others. */
export async function sendOrKeep<T>(words: Words, post: () => Promise<T>): Promise<T | null> {
  const { text, parentId, ...rest } = words;
  try {
    return await post();
  } catch (error) {
    if (!isApiError(error) || error.status !== 0) throw error;
    outbox.add({ ...rest, method: 'POST', what: { kind: 'comment', text, parentId } });
    return null;
  }
}

export function useCommentWrites(about: string) {
  const door = useDoor();
  const queries = useQueryClient();
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: keys.comments(door.ws, about) });
    void queries.invalidateQueries({ queryKey: keys.timelineOf(door.ws, about) });
  };
  return {
    add: async (comment: NewComment) => {
      const body: Record<string, unknown> = { id: comment.id, about, body: comment.body };
      if (comment.parentId) body.parent_id = comment.parentId;
      else if (door.kind === 'staff' && comment.audience) body.audience = comment.audience;
      if (comment.quote) body.quote = { comment_id: comment.quote.comment_id, text: comment.quote.text };
      if (comment.field) body.field = comment.field;
      if (comment.files.length > 0) body.file_ids = comment.files.map((file) => file.id);
      const { id, parentId = null } = comment;
      const added = await sendOrKeep(
        { ws: door.ws, about, path: `${door.base}/comments`, text: comment.body, parentId, id, body },
        () => door.post<Comment>('/comments', body, { idempotencyKey: id }),
      );
      refresh();
      return added;
    },
    edit: async (comment: Comment, body: string) => {
      await door.patch<Comment>(`/comments/${comment.id}`, { body, version: comment.version ?? 1 });
      refresh();
    },
    remove: async (comment: Comment) => {
      await door.delete(`/comments/${comment.id}`);
      refresh();
    },
  };
}
