/** Queries several features read. A feature's own queries live in its `api.ts`. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { http } from './client';
import { type Door, useDoor } from './door';
import { keys } from './keys';
import type {
  MemberKind,
  MemberRef,
  Page,
  Pipeline,
  RequestCounts,
  Session,
  SessionWorkspace,
  Team,
  WorkspaceInfo,
} from './types';

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: ({ signal }) => http.get<Session>('/api/session', {}, { signal }),
  staleTime: 5 * 60_000,
});

export const workspaceQuery = (door: Door) =>
  queryOptions({
    queryKey: keys.workspace(door.ws),
    queryFn: ({ signal }) => door.get<WorkspaceInfo>('/workspace', {}, { signal }),
  });

export const pipelinesQuery = (door: Door) =>
  queryOptions({
    queryKey: keys.pipelines(door.ws),
    queryFn: ({ signal }) => door.get<Pipeline[]>('/pipelines', {}, { signal }),
  });

export const useSession = () => useQuery(sessionQuery);
export const useWorkspace = () => useQuery(workspaceQuery(useDoor()));
export const usePipelines = () => useQuery(pipelinesQuery(useDoor()));

/** My membership of the open workspace, or null while the session is loading. */
export function useMembership(): SessionWorkspace | null {
  const door = useDoor();
  const session = useSession();
  return session.data?.workspaces.find((workspace) => workspace.slug === door.ws) ?? null;
}

export function useTeams() {
  const door = useDoor();
  return useQuery({
    queryKey: keys.teams(door.ws),
    queryFn: ({ signal }) => door.get<Team[]>('/teams', {}, { signal }),
  });
}

/** Who may own or be mentioned; at most 20, so type to narrow. */
export function useDirectory(q: string, kind?: MemberKind, enabled = true) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.directory(door.ws, { q, kind }),
    queryFn: ({ signal }) => door.get<MemberRef[]>('/directory', { q, kind }, { signal }),
    enabled,
    placeholderData: (previous) => previous,
  });
}

export function useRequestCounts(enabled = true) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.requestCounts(door.ws),
    queryFn: ({ signal }) => door.get<RequestCounts>('/requests/counts', {}, { signal }),
    enabled,
  });
}

export function useUnread() {
  const door = useDoor();
  return useQuery({
    queryKey: keys.unread(door.ws),
    queryFn: ({ signal }) => door.get<{ count: number }>('/notifications/unread', {}, { signal }),
  });
}

/** All pages so far as one list. */
export function flatten<T>(pages: { pages: Page<T>[] } | undefined): T[] {
  return pages?.pages.flatMap((page) => page.items) ?? [];
}
