/** Moving a shared deal: shown at once, undone by a word, named when refused. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { PartnerDeal, PartnerDealFull, SharedStage } from '@/api/types';
import { boardsAsTheyAre, toastNotMoved } from '@/record/boards';
import { announce } from '@/ui/LiveRegion';
import { toast } from '@/ui/toasts';
import { moveInCache } from './columns';

export function useMoveDeal() {
  const door = useDoor();
  const queries = useQueryClient();
  const { t } = useTranslation('portal');
  const run = useCallback(
    async (deal: PartnerDeal, stage: SharedStage): Promise<PartnerDeal | null> => {
      const asBefore = boardsAsTheyAre(queries, door.ws);
      moveInCache(queries, door.ws, deal, stage);
      const one = keys.deals.one(door.ws, deal.id);
      queries.setQueryData<PartnerDealFull>(one, (now) => now && { ...now, stage });
      try {
        const after = await door.post<PartnerDeal>(`/deals/${deal.id}/move`, {
          stage_id: stage.id,
          version: deal.version,
        });
        queries.setQueryData<PartnerDealFull>(one, (now) => now && { ...now, ...after });
        return after;
      } catch (error) {
        asBefore();
        queries.setQueryData<PartnerDealFull>(one, (now) => now && { ...now, stage: deal.stage });
        toastNotMoved(error);
        void queries.invalidateQueries({ queryKey: one });
        return null;
      } finally {
        void queries.invalidateQueries({ queryKey: keys.boards(door.ws) });
        void queries.invalidateQueries({ queryKey: keys.deals.lists(door.ws) });
      }
    },
    [door, queries],
  );
  return useCallback(
    async (deal: PartnerDeal, stage: SharedStage) => {
      if (stage.id === deal.stage.id) return;
      const after = await run(deal, stage);
      if (!after) return;
      announce(t('board.moved', { stage: stage.name }));
      toast(t('board.movedToast', { title: deal.title, stage: stage.name }), {
        undo: () => void run(after, deal.stage),
      });
    },
    [run, t],
  );
}
