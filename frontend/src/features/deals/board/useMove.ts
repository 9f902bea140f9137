/** Moving a card: shown at once, undone by a word, named when refused. Won and lost ask why first. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { Deal } from '@/api/types';
import { newId } from '@/lib/ids';
import { boardsAsTheyAre, toastNotMoved } from '@/record/boards';
import { useUndo } from '@/record/undo';
import { announce } from '@/ui/LiveRegion';
import { moveDeal } from './api';
import { moveInCache, type Place, settleInCache } from './place';

export interface Closing {
  deal: Deal;
  place: Place;
}

export function useMove() {
  const door = useDoor();
  const queries = useQueryClient();
  const { t } = useTranslation('deals');
  const undoable = useUndo();
  const [closing, setClosing] = useState<Closing | null>(null);

  const run = useCallback(
    async (deal: Deal, place: Place, reason?: string): Promise<Deal | null> => {
      const mutationId = newId();
      const asBefore = boardsAsTheyAre(queries, door.ws);
      moveInCache(queries, door.ws, deal, place);
      try {
        const body = {
          stage_id: place.stage.id,
          version: deal.version,
          before_id: place.beforeId,
          after_id: place.afterId,
        };
        const after = await moveDeal(door, deal.id, reason === undefined ? body : { ...body, reason }, mutationId);
        settleInCache(queries, door.ws, after);
        void queries.invalidateQueries({ queryKey: keys.deals.one(door.ws, deal.id) });
        if (deal.stage.id !== place.stage.id) {
          announce(t('board.moved', { stage: place.stage.name }));
          undoable(mutationId, t('board.movedToast', { title: deal.title, stage: place.stage.name }));
        }
        return after;
      } catch (error) {
        asBefore();
        toastNotMoved(error);
        return null;
      } finally {
        void queries.invalidateQueries({ queryKey: keys.boards(door.ws) });
      }
    },
    [door, queries, t, undoable],
  );

  const move = useCallback(
    async (deal: Deal, place: Place) => {
      if (place.stage.kind !== 'open' && deal.stage.id !== place.stage.id) {
        setClosing({ deal, place });
        return;
      }
      await run(deal, place);
    },
    [run],
  );

  const close = useCallback(
    async (reason: string) => {
      if (!closing) return;
      const { deal, place } = closing;
      setClosing(null);
      await run(deal, place, reason);
    },
    [closing, run],
  );

  return { move, closing, close, cancelClosing: () => setClosing(null) };
}
