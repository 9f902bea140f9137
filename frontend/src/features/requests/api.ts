/** One request and its list: reading, and everything staff can do with it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { useListed } from '@/api/listed';
import type { DealFull, FileRef, MemberRef, RequestCategory, RequestStatus, ServiceRequest } from '@/api/types';
import { newId } from '@/lib/ids';
import { sendOrKeep } from '@/record/comments/api';
import { tellsClient } from '@/record/requests/status';
import { saveField } from '@/record/save-field';
import { useUndo } from '@/record/undo';
import { toastError } from '@/ui/toasts';
import type { FieldValue, SaveResult } from '@/ui/useInlineEdit';
import { asked, type RequestSearch } from './list/search';

export function useRequestList(search: RequestSearch) {
  const door = useDoor();
  const { sort, ...filters } = asked(search);
  return useListed<ServiceRequest>({
    path: '/requests',
    queryKey: keys.requests.list(door.ws, { ...filters, sort }),
    // Under the lists, so that whatever refreshes them refreshes their count.
    countKey: [...keys.requests.lists(door.ws), 'count', filters],
    filters,
    sort,
  });
}

export function useRequest(id: string) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.requests.one(door.ws, id),
    queryFn: ({ signal }) => door.get<ServiceRequest>(`/requests/${id}`, {}, { signal }),
  });
}

export function useCategories() {
  const door = useDoor();
  return useQuery({
    queryKey: keys.requestCategories(door.ws),
    queryFn: ({ signal }) => door.get<RequestCategory[]>('/request-categories', {}, { signal }),
  });
}

export type MessageKind = 'reply' | 'note';

export function useRequestWrites(request: ServiceRequest) {
  const door = useDoor();
  const queries = useQueryClient();
  const undoable = useUndo();
  const about = `request:${request.id}`;
  const queryKey = keys.requests.one(door.ws, request.id);
  const path = `/requests/${request.id}`;
  const refresh = (...more: (readonly unknown[])[]) => {
    const stale = [keys.requests.lists(door.ws), keys.requestCounts(door.ws), keys.timelineOf(door.ws, about), ...more];
    for (const key of stale) void queries.invalidateQueries({ queryKey: key });
  };
  /**
   * Shown at once; refused (somebody was faster), the page shows what is true now and says why.
   * What is `said` may be undone.
   */
  const act = async (
    what: string,
    body: Record<string, unknown>,
    guess: Partial<ServiceRequest>,
    said?: string,
  ): Promise<boolean> => {
    const mutationId = newId();
    const before = queries.getQueryData<ServiceRequest>(queryKey);
    queries.setQueryData<ServiceRequest>(queryKey, (now) => now && { ...now, ...guess });
    try {
      queries.setQueryData(queryKey, await door.post<ServiceRequest>(`${path}/${what}`, body, { mutationId }));
      if (said) undoable(mutationId, said);
      return true;
    } catch (error) {
      queries.setQueryData(queryKey, before);
      void queries.invalidateQueries({ queryKey });
      toastError(error);
      return false;
    } finally {
      refresh();
    }
  };
  return {
    assign: (assignee: MemberRef | null, said: string) =>
      act('assign', { assignee_id: assignee?.id ?? null, version: request.version }, { assignee }, said),
    become: (status: RequestStatus, said: string) =>
      act(
        'status',
        { status, version: request.version },
        { status },
        tellsClient(request.status, status) ? undefined : said,
      ),
    save:
      (field: string, show?: Partial<ServiceRequest>) =>
      async (value: FieldValue, base: FieldValue): Promise<SaveResult> => {
        const result = await saveField({
          door,
          queries,
          queryKey,
          about,
          path,
          field,
          value,
          base,
          ...(show ? { show: show as Record<string, unknown> } : {}),
        });
        refresh();
        return result;
      },
    /** Throws what the composer shows. */
    write: async (kind: MessageKind, body: string, files: readonly FileRef[], id: string): Promise<void> => {
      const message = { id, body, file_ids: files.map((file) => file.id) };
      const after = await sendOrKeep(
        { ws: door.ws, about, path: `${door.base}${path}/${kind}`, text: body, parentId: null, id, body: message },
        () => door.post<ServiceRequest>(`${path}/${kind}`, message, { idempotencyKey: id }),
      );
      if (after) queries.setQueryData(queryKey, after);
      refresh(keys.comments(door.ws, about));
    },
    makeDeal: async (pipelineId: string, title: string): Promise<DealFull> => {
      const deal = await door.post<DealFull>(`${path}/make-deal`, { pipeline_id: pipelineId, title });
      void queries.invalidateQueries({ queryKey });
      refresh(keys.boards(door.ws), keys.deals.lists(door.ws));
      return deal;
    },
  };
}

export type RequestWrites = ReturnType<typeof useRequestWrites>;
