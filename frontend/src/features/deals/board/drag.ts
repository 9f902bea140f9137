/** Dragging with pragmatic-drag-and-drop: cards are draggable and targets, columns are targets. */
import { type RefObject, useRef, useState } from 'react';
import type { Deal, Stage } from '@/api/types';
import { useDragging } from '@/lib/dragging';
import type { Place } from './place';

type CardEdge = 'top' | 'bottom';

export function useCardDrag(element: RefObject<HTMLElement | null>, deal: Deal, movable: boolean) {
  const [dragging, setDragging] = useState(false);
  const [edge, setEdge] = useState<CardEdge | null>(null);
  const latest = useRef(deal);
  latest.current = deal;
  useDragging(({ attachClosestEdge, combine, draggable, dropTargetForElements, extractClosestEdge }) => {
    const card = element.current;
    if (!card) return;
    const target = dropTargetForElements({
      element: card,
      canDrop: ({ source }) => source.data.type === 'deal' && source.data.id !== latest.current.id,
      getData: ({ input, element: over }) =>
        attachClosestEdge(
          { type: 'card', id: latest.current.id },
          { input, element: over, allowedEdges: ['top', 'bottom'] },
        ),
      onDrag: ({ self }) => setEdge(extractClosestEdge(self.data) as CardEdge | null),
      onDragLeave: () => setEdge(null),
      onDrop: () => setEdge(null),
    });
    if (!movable) return target;
    const source = draggable({
      element: card,
      getInitialData: () => ({ type: 'deal', id: latest.current.id, deal: latest.current }),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    });
    return combine(source, target);
  }, movable);
  return { dragging, edge };
}

export function useColumnDrop(element: RefObject<HTMLElement | null>, stage: Stage): boolean {
  const [over, setOver] = useState(false);
  useDragging(({ dropTargetForElements }) => {
    const column = element.current;
    if (!column) return;
    return dropTargetForElements({
      element: column,
      canDrop: ({ source }) => source.data.type === 'deal',
      getData: () => ({ type: 'column', stage }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, stage);
  return over;
}

/** One listener for the whole board: the innermost target says where the card goes. */
export function useDrops(onMove: (deal: Deal, place: Place) => void): void {
  const latest = useRef(onMove);
  latest.current = onMove;
  useDragging(({ monitorForElements, extractClosestEdge }) =>
    monitorForElements({
      canMonitor: ({ source }) => source.data.type === 'deal',
      onDrop: ({ source, location }) => {
        const targets = location.current.dropTargets;
        const column = targets.find((target) => target.data.type === 'column');
        if (!column) return;
        const card = targets[0]?.data.type === 'card' ? targets[0] : undefined;
        const place: Place = { stage: column.data.stage as Stage };
        if (card) {
          const id = card.data.id as string;
          if (extractClosestEdge(card.data) === 'bottom') place.afterId = id;
          else place.beforeId = id;
        }
        latest.current(source.data.deal as Deal, place);
      },
    }),
  );
}
