/** One deal: reading it, and everything that can be done with it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { Deal, DealFull, Stage } from '@/api/types';
import { newId } from '@/lib/ids';
import { asSaveResult, saveField } from '@/record/save-field';
import { useUndo } from '@/record/undo';
import { toastError } from '@/ui/toasts';
import type { FieldValue, SaveResult } from '@/ui/useInlineEdit';

export function useDeal(id: string) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.deals.one(door.ws, id),
    queryFn: ({ signal }) => door.get<DealFull>(`/deals/${id}`, {}, { signal }),
  });
}

export type Save = (
  field: string,
  show?: Record<string, unknown>,
) => (value: FieldValue, base: FieldValue) => Promise<SaveResult>;

export function useDealWrites(deal: DealFull) {
  const door = useDoor();
  const queries = useQueryClient();
  const undoable = useUndo();
  const queryKey = keys.deals.one(door.ws, deal.id);
  const path = `/deals/${deal.id}`;
  const refresh = () => {
    for (const key of [
      queryKey,
      keys.boards(door.ws),
      keys.deals.lists(door.ws),
      keys.timelineOf(door.ws, `deal:${deal.id}`),
    ])
      void queries.invalidateQueries({ queryKey: key });
  };
  /** A POST below the deal; a refusal is said, and the deal is read again. */
  const act = async (what: string, body: Record<string, unknown>, said?: string): Promise<Deal | null> => {
    const mutationId = newId();
    try {
      const after = await door.post<Deal>(`${path}/${what}`, body, { mutationId });
      if (said) undoable(mutationId, said);
      queries.setQueryData<DealFull>(queryKey, (now) => now && { ...now, ...after });
      return after;
    } catch (error) {
      toastError(error);
      return null;
    } finally {
      refresh();
    }
  };
  const replace = async (write: Promise<DealFull>): Promise<boolean> => {
    try {
      queries.setQueryData<DealFull>(queryKey, await write);
      void queries.invalidateQueries({ queryKey: keys.timelineOf(door.ws, `deal:${deal.id}`) });
      return true;
    } catch (error) {
      toastError(error);
      refresh();
      return false;
    }
  };
  const save: Save = (field, show) => async (value, base) => {
    const result = await saveField({
      door,
      queries,
      queryKey,
      about: `deal:${deal.id}`,
      path,
      field,
      value,
      base,
      ...(show ? { show } : {}),
    });
    // One's own echo refreshes the record only.
    for (const key of [keys.boards(door.ws), keys.deals.lists(door.ws), keys.timelineOf(door.ws, `deal:${deal.id}`)])
      void queries.invalidateQueries({ queryKey: key });
    return result;
  };
  return {
    save,
    act,
    move: (stage: Stage, said: string, reason?: string) =>
      act('move', { stage_id: stage.id, version: deal.version, ...(reason === undefined ? {} : { reason }) }, said),
    addLine: (body: { product_id: string | null; title: string; quantity: string; price: string }) =>
      replace(door.post<DealFull>(`${path}/lines`, body)),
    removeLine: (line: string) => replace(door.delete<DealFull>(`${path}/lines/${line}`)),
    /** Refusals and clashes go to the field itself. */
    editLine: (line: string, field: 'title' | 'quantity' | 'price') => (value: FieldValue, base: FieldValue) =>
      asSaveResult(async () => {
        const body = { fields: { [field]: { base, value } } };
        queries.setQueryData(queryKey, await door.patch<DealFull>(`${path}/lines/${line}`, body));
        void queries.invalidateQueries({ queryKey: keys.timelineOf(door.ws, `deal:${deal.id}`) });
      }, field),
    setPeople: (people: { person_id: string; role: string }[]) =>
      replace(door.put<DealFull>(`${path}/people`, { people, base: deal.people.map((one) => one.id) })),
  };
}

export type DealWrites = ReturnType<typeof useDealWrites>;
