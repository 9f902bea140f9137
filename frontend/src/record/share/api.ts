import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { Explanation, Share, ShareCandidate, ShareLevel } from '@/api/types';

export function useShares(object: string) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.shares(door.ws, object),
    queryFn: ({ signal }) => door.get<Share[]>('/shares', { object }, { signal }),
  });
}

export function useCandidates(q: string) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.shareCandidates(door.ws, q),
    queryFn: ({ signal }) => door.get<ShareCandidate[]>('/shares/candidates', { q }, { signal }),
    placeholderData: (previous) => previous,
  });
}

export function useExplain(object: string, enabled: boolean) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.explain(door.ws, object),
    queryFn: ({ signal }) => door.get<Explanation[]>('/explain', { object }, { signal }),
    enabled,
  });
}

/** What the outsider's page would be: the very answer of the portal. */
export function usePreview(object: string, grantee: string | null, level: ShareLevel, fields: readonly string[]) {
  const door = useDoor();
  return useQuery({
    queryKey: [...keys.sharePreview(door.ws, object, grantee ?? ''), level, fields],
    queryFn: ({ signal }) =>
      door.get<{ page: Record<string, unknown> | null }>(
        '/shares/preview',
        { object, grantee, level, fields },
        { signal },
      ),
    enabled: grantee !== null,
  });
}

export function useShareWrites(object: string) {
  const door = useDoor();
  const queries = useQueryClient();
  const refresh = () => {
    for (const key of [keys.shares, keys.explain, keys.audiences])
      void queries.invalidateQueries({ queryKey: key(door.ws, object) });
    if (object.startsWith('deal:'))
      void queries.invalidateQueries({ queryKey: keys.deals.one(door.ws, object.slice(5)) });
  };
  return {
    share: async (body: { grantee: string; level: ShareLevel; expires_at: string | null; fields: string[] }) => {
      await door.post<Share>('/shares', { object, ...body });
      refresh();
    },
    stop: async (share: Share) => {
      await door.delete(`/shares/${share.id}`);
      refresh();
    },
  };
}
