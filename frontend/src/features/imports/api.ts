import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { Import, ImportKind, ImportLine, ImportOptions, ImportProgress } from '@/api/types';

const BUSY = ['checking', 'running'];
const POLL_MS = 700;

export function useImports() {
  const door = useDoor();
  return useQuery({
    queryKey: keys.imports.lists(door.ws),
    queryFn: ({ signal }) => door.get<ImportLine[]>('/imports', {}, { signal }),
  });
}

/** While the worker is busy the short progress is asked for; the whole import again when it stops. */
export function useImport(id: string) {
  const door = useDoor();
  const queries = useQueryClient();
  const queryKey = keys.imports.one(door.ws, id);
  const whole = useQuery({
    queryKey,
    queryFn: ({ signal }) => door.get<Import>(`/imports/${id}`, {}, { signal }),
  });
  const busy = whole.data ? BUSY.includes(whole.data.state) : false;
  useQuery({
    queryKey: keys.importProgress(door.ws, id),
    queryFn: async ({ signal }) => {
      const progress = await door.get<ImportProgress>(`/imports/${id}/progress`, {}, { signal });
      queries.setQueryData<Import>(queryKey, (now) => now && { ...now, ...progress });
      if (!BUSY.includes(progress.state)) void queries.invalidateQueries({ queryKey, exact: true });
      return progress;
    },
    enabled: busy,
    refetchInterval: busy ? POLL_MS : false,
  });
  return whole;
}

export function useImportWrites(id: string) {
  const door = useDoor();
  const queries = useQueryClient();
  const queryKey = keys.imports.one(door.ws, id);
  const step = async (what: 'dry-run' | 'run' | 'cancel') => {
    const progress = await door.post<ImportProgress>(`/imports/${id}/${what}`, {});
    queries.setQueryData<Import>(queryKey, (now) => now && { ...now, ...progress });
  };
  return {
    setUp: async (
      files: { id: string; kind: ImportKind | ''; mapping: Record<string, string> }[],
      options: ImportOptions,
    ) => {
      queries.setQueryData(queryKey, await door.patch<Import>(`/imports/${id}`, { files, options }));
    },
    check: () => step('dry-run'),
    run: () => step('run'),
    cancel: () => step('cancel'),
  };
}
