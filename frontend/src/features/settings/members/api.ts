import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useConfirmed } from '@/account/security/ReauthProvider';
import { useDoor } from '@/api/door';
import type { FieldEdits } from '@/api/fields';
import { keys } from '@/api/keys';
import type { InviteInput, Member, MemberKind, Named, Page } from '@/api/types';

export type MemberEdits = FieldEdits<{ roles: string[]; team_ids: string[] }>;

export interface MemberFilter {
  q: string;
  kind: MemberKind | '';
}

export function useMembers({ q, kind }: MemberFilter) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.members.list(door.ws, { q, kind }),
    queryFn: ({ signal }) => door.get<Page<Member>>('/members', { q, kind }, { signal }),
    placeholderData: (previous) => previous,
  });
}

/** Outside companies to choose from; type to narrow. */
export function useCompanyNames(q: string, enabled: boolean) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.companies.list(door.ws, { q, limit: 20, names: true }),
    queryFn: ({ signal }) => door.get<Page<Named>>('/companies', { q, limit: 20 }, { signal }),
    enabled,
    placeholderData: (previous) => previous,
  });
}

/** Every act on a member, with the lists refreshed after it. */
export function useMemberActs() {
  const door = useDoor();
  const queries = useQueryClient();
  const confirmed = useConfirmed();
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: keys.members.all(door.ws) }),
      queries.invalidateQueries({ queryKey: keys.teams(door.ws) }),
      queries.invalidateQueries({ queryKey: ['w', door.ws, 'directory'] }),
      queries.invalidateQueries({ queryKey: keys.workspace(door.ws) }),
    ]);
  const path = (id: string) => `/members/${id}`;
  return {
    invite: useMutation({
      mutationFn: (input: InviteInput) =>
        confirmed(() => door.post<{ member: Member; link: string }>('/members/invite', input)),
      onSuccess: refresh,
    }),
    resend: useMutation({
      mutationFn: (id: string) => confirmed(() => door.post<{ link: string }>(`${path(id)}/resend`)),
      onSuccess: refresh,
    }),
    revoke: useMutation({ mutationFn: (id: string) => door.post(`${path(id)}/revoke`), onSuccess: refresh }),
    edit: useMutation({
      mutationFn: ({ id, fields }: { id: string; fields: MemberEdits }) =>
        confirmed(() => door.patch<Member>(path(id), { fields })),
      // After a refusal, too: it may be somebody else's change that stands in the way.
      onSettled: refresh,
    }),
    deactivate: useMutation({
      mutationFn: ({ id, heir }: { id: string; heir: string | null }) =>
        door.post<Member>(`${path(id)}/deactivate`, { hand_over_to: heir }),
      onSuccess: refresh,
    }),
    reactivate: useMutation({
      mutationFn: (id: string) => door.post<Member>(`${path(id)}/reactivate`),
      onSuccess: refresh,
    }),
  };
}
