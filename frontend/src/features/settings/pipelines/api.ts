import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { Pipeline, Stage } from '@/api/types';

export type StageField = 'name' | 'public_name' | 'colour' | 'probability' | 'kind' | 'stalled_after_days';

/** Every write answers with the whole pipeline, which goes straight into the cache. */
export function usePipelineActs(id: string) {
  const door = useDoor();
  const queries = useQueryClient();
  const path = `/pipelines/${id}`;
  const put = (after: Pipeline) => {
    queries.setQueryData<Pipeline[]>(keys.pipelines(door.ws), (all) =>
      all?.map((pipeline) => (pipeline.id === id ? after : pipeline)),
    );
    void queries.invalidateQueries({ queryKey: keys.boards(door.ws) });
  };
  const show = (stages: Stage[]) =>
    queries.setQueryData<Pipeline[]>(keys.pipelines(door.ws), (all) =>
      all?.map((pipeline) => (pipeline.id === id ? { ...pipeline, stages } : pipeline)),
    );
  return {
    rename: (name: string, base: string) =>
      door.patch<Pipeline>(path, { fields: { name: { base, value: name } } }).then(put),
    teams: useMutation({
      mutationFn: (team_ids: string[]) => door.patch<Pipeline>(path, { team_ids }),
      onSuccess: put,
    }),
    addStage: useMutation({
      mutationFn: (stage: { name: string; kind: Stage['kind']; colour: number; probability: number }) =>
        door.post<Pipeline>(`${path}/stages`, stage),
      onSuccess: put,
    }),
    editStage: <F extends StageField>(stage: Stage, field: F, value: Stage[F], base: Stage[F] = stage[field]) =>
      door.patch<Pipeline>(`${path}/stages/${stage.id}`, { fields: { [field]: { base, value } } }).then(put),
    order: useMutation({
      mutationFn: (stages: Stage[]) =>
        door.post<Pipeline>(`${path}/stages/order`, { ids: stages.map((stage) => stage.id) }),
      onMutate: show,
      onSuccess: put,
      onError: () => queries.invalidateQueries({ queryKey: keys.pipelines(door.ws) }),
    }),
    removeStage: useMutation({
      mutationFn: (stageId: string) => door.delete<Pipeline>(`${path}/stages/${stageId}`),
      onSuccess: put,
    }),
  };
}

export function useNewPipeline() {
  const door = useDoor();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: { name: string; template: string }) => door.post<Pipeline>('/pipelines', input),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.pipelines(door.ws) }),
  });
}

/** The stages with one moved by a step, or null at the end. */
export function moved(stages: readonly Stage[], index: number, step: -1 | 1): Stage[] | null {
  const target = index + step;
  const [here, there] = [stages[index], stages[target]];
  if (!here || !there) return null;
  const next = [...stages];
  next[index] = there;
  next[target] = here;
  return next;
}
