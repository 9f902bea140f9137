"""A deal's place in its column."""

from uuid import UUID

from django.db.models import F, Max, Min

from workspace.deals.models import Deal, Stage

STEP = 1024.0
# Two neighbours closer than this are spread out again before something goes between them.
CLOSEST = 1e-6


def rank_at_top(stage: Stage) -> float:
    """Above everything in the column: where new and moved deals go."""
    first = Deal.objects.filter(stage=stage, workspace_id=stage.workspace_id).aggregate(first=Min("rank"))["first"]
    return float(first if first is not None else 0.0) - STEP


def rank_beside(stage: Stage, *, before_id: UUID | None, after_id: UUID | None) -> float:
    """Directly above `before_id` or directly below `after_id`; at the top when neither is in the column."""
    beside = before_id or after_id
    neighbour = Deal.objects.filter(pk=beside, stage=stage).first() if beside else None
    if neighbour is None:
        return rank_at_top(stage)
    column = Deal.objects.filter(stage=stage, workspace_id=stage.workspace_id)
    if before_id:
        other = column.filter(rank__lt=neighbour.rank).aggregate(edge=Max("rank"))["edge"]
        rank = _between(other, neighbour.rank) if other is not None else neighbour.rank - STEP
    else:
        other = column.filter(rank__gt=neighbour.rank).aggregate(edge=Min("rank"))["edge"]
        rank = _between(neighbour.rank, other) if other is not None else neighbour.rank + STEP
    if other is not None and abs(other - neighbour.rank) < CLOSEST:
        _spread(stage)
        return rank_beside(stage, before_id=before_id, after_id=after_id)
    return rank


def _between(low: float, high: float) -> float:
    return (low + high) / 2


def _spread(stage: Stage) -> None:
    """Give the column even ranks again; rare, after some fifty drops into the same gap."""
    deals = list(Deal.objects.filter(stage=stage).order_by(F("rank"), "id").only("id", "rank"))
    for place, deal in enumerate(deals):
        deal.rank = place * STEP
    Deal.objects.bulk_update(deals, ["rank"], batch_size=1000)
