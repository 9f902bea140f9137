/** One act on many deals: each is judged by itself, all of it is taken back at once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { newId } from '@/lib/ids';
import { useUndo } from '@/record/undo';
import { toastError } from '@/ui/toasts';

export interface BulkSet {
  owner_id?: string | null;
  team_id?: string | null;
  stage_id?: string;
  archive?: boolean;
}

interface Answer {
  done: string[];
  refused: { id: string; code: string; message: string }[];
}

export function useBulk() {
  const { t } = useTranslation('deals');
  const door = useDoor();
  const queries = useQueryClient();
  const undoable = useUndo();
  return useMutation({
    mutationFn: async ({ ids, set }: { ids: readonly string[]; set: BulkSet }) => {
      const mutationId = newId();
      const answer = await door.post<Answer>('/deals/bulk', { ids, set }, { mutationId });
      return { ...answer, mutationId };
    },
    onSuccess: ({ done, refused, mutationId }) => {
      const [first] = refused;
      if (done.length > 0) undoable(mutationId, t('bulk.done', { count: done.length }));
      if (first) toastError(new Error(t('bulk.refused', { count: refused.length, reason: first.message })));
    },
    onError: toastError,
    onSettled: () => {
      for (const queryKey of [keys.deals.all(door.ws), keys.boards(door.ws)])
        void queries.invalidateQueries({ queryKey });
    },
  });
}
