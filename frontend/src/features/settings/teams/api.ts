import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { Team } from '@/api/types';

export function useTeamActs() {
  const door = useDoor();
  const queries = useQueryClient();
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: keys.teams(door.ws) }),
      queries.invalidateQueries({ queryKey: keys.members.all(door.ws) }),
    ]);
  return {
    add: useMutation({
      mutationFn: (input: { name: string; parent_id: string | null }) => door.post<Team>('/teams', input),
      onSuccess: refresh,
    }),
    edit: (id: string, changes: { name?: string; parent_id?: string | null }) =>
      door.patch<Team>(`/teams/${id}`, changes).then(refresh),
    remove: useMutation({ mutationFn: (id: string) => door.delete(`/teams/${id}`), onSuccess: refresh }),
  };
}
