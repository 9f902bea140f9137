/** What can be done with a comment besides writing it: react, resolve, pin. Shown at once, put right by the answer. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { Comment, MentionableTeam, Page } from '@/api/types';
import { toastError } from '@/ui/toasts';

/** The same list as the server's. */
export const EMOJI = ['👍', '👎', '❤️', '😄', '🎉', '🙏', '👀', '✅', '❓', '🔥'] as const;

export type CommentAct = 'resolve' | 'reopen' | 'pin' | 'unpin';

export function useCommentActs(about: string) {
  const door = useDoor();
  const queries = useQueryClient();
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: keys.comments(door.ws, about) });
    void queries.invalidateQueries({ queryKey: keys.timelineOf(door.ws, about) });
  };
  const post = async (path: string, body: unknown = {}) => {
    try {
      await door.post<Comment>(path, body);
    } catch (error) {
      toastError(error);
    }
    refresh();
  };
  return {
    react: (comment: Comment, emoji: string, on: boolean) => post(`/comments/${comment.id}/react`, { emoji, on }),
    act: (comment: Comment, what: CommentAct) => post(`/comments/${comment.id}/${what}`),
  };
}

export function usePinned(about: string, enabled: boolean) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.pinned(door.ws, about),
    queryFn: ({ signal }) => door.get<Page<Comment>>('/comments', { about, pinned: true, limit: 20 }, { signal }),
    enabled,
  });
}

/** First comments of the threads at fields: "why this amount?". */
export function useFieldThreads(about: string, enabled = true) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.fieldComments(door.ws, about),
    queryFn: ({ signal }) => door.get<Page<Comment>>('/comments', { about, field: '*', limit: 100 }, { signal }),
    select: (page) => page.items.filter((one) => one.field && !one.parent_id && !one.deleted_at),
    enabled,
  });
}

export function useMentionableTeams(about: string, q: string | null) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.mentionable(door.ws, about, 'teams', q ?? ''),
    queryFn: ({ signal }) => door.get<MentionableTeam[]>('/comments/mentionable/teams', { about, q }, { signal }),
    enabled: q !== null && door.kind === 'staff',
    placeholderData: (previous) => previous,
  });
}
