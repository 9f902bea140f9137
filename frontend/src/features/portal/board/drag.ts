/** Dragging a card to another column; the card's menu does the same without dragging. */
import { type RefObject, useRef, useState } from 'react';
import type { PartnerDeal, SharedStage } from '@/api/types';
import { useDragging } from '@/lib/dragging';

export function useCardDrag(element: RefObject<HTMLElement | null>, deal: PartnerDeal, movable: boolean): boolean {
  const [dragging, setDragging] = useState(false);
  const latest = useRef(deal);
  latest.current = deal;
  useDragging(({ draggable }) => {
    const card = element.current;
    if (!card || !movable) return;
    return draggable({
      element: card,
      getInitialData: () => ({ type: 'deal', deal: latest.current }),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    });
  }, movable);
  return dragging;
}

export function useColumnDrop(element: RefObject<HTMLElement | null>, stage: SharedStage): boolean {
  const [over, setOver] = useState(false);
  useDragging(({ dropTargetForElements }) => {
    const column = element.current;
    if (!column) return;
    return dropTargetForElements({
      element: column,
      canDrop: ({ source }) =>
        source.data.type === 'deal' && (source.data.deal as PartnerDeal).stage.id !== stage.id && stage.kind === 'open',
      getData: () => ({ type: 'column', stage }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, stage);
  return over;
}

/** One listener for the whole board. */
export function useDrops(onMove: (deal: PartnerDeal, stage: SharedStage) => void): void {
  const latest = useRef(onMove);
  latest.current = onMove;
  useDragging(({ monitorForElements }) =>
    monitorForElements({
      canMonitor: ({ source }) => source.data.type === 'deal',
      onDrop: ({ source, location }) => {
        const column = location.current.dropTargets.find((target) => target.data.type === 'column');
        if (column) latest.current(source.data.deal as PartnerDeal, column.data.stage as SharedStage);
      },
    }),
  );
}
