import { useCallback, useState } from 'react';
import type { PartnerDeal, SharedPipeline, SharedStage } from '@/api/types';
import { ErrorState, SkeletonCards } from '@/ui/States';
import { useSharedBoard } from './api';
import classes from './Board.module.css';
import { ClosedColumn, Column } from './Column';
import { useDrops } from './drag';
import { useGlides } from './glide';
import { useMoveDeal } from './useMoveDeal';

/** The board of a shared pipeline; whoever may not move sees it all the same. */
export function Board({ pipeline }: { pipeline: SharedPipeline }) {
  const [closed, setClosed] = useState(false);
  const board = useSharedBoard(pipeline.id, closed);
  const move = useMoveDeal();
  const glides = useGlides();
  const onMove = useCallback((deal: PartnerDeal, stage: SharedStage) => void move(deal, stage), [move]);
  useDrops(onMove);
  const stages = pipeline.stages.filter((stage) => stage.kind === 'open');
  if (board.isError && !board.data) return <ErrorState error={board.error} onRetry={() => void board.refetch()} />;
  return (
    <div className={classes.board}>
      {board.data
        ? board.data.columns.map((column) =>
            column.stage.kind === 'open' || closed ? (
              <Column
                key={column.stage.id}
                pipeline={pipeline.id}
                column={column}
                stages={stages}
                onMove={onMove}
                glides={glides}
              />
            ) : (
              <ClosedColumn key={column.stage.id} column={column} onOpen={() => setClosed(true)} />
            ),
          )
        : stages.slice(0, 5).map((stage) => (
            <div key={stage.id} className={classes.column} style={{ padding: 8 }}>
              <SkeletonCards count={4} />
            </div>
          ))}
    </div>
  );
}
