"""Moving a deal through its stages, to the end and back."""

from uuid import UUID

from django.utils import timezone

from journal.acting import publish
from journal.models import Event
from journal.versions import require_version
from workspace.deals.errors import (
    DealIsArchived,
    DealIsClosed,
    DealIsOpen,
    NoStageForThat,
    ReasonDemanded,
    StageOfAnotherPipeline,
)
from workspace.deals.events import DealClosed, DealMoved, DealReopened
from workspace.deals.models import Deal, Stage
from workspace.deals.operations.ranking import rank_at_top, rank_beside
from workspace.deals.operations.standing import changed_from, standing_of


def move_deal(
    *,
    deal: Deal,
    stage: Stage,
    version: int,
    before_id: UUID | None = None,
    after_id: UUID | None = None,
    reason: str = "",
) -> None:
    """Put a deal into another stage, or to another place in its column.

    A won or lost stage closes the deal and demands a reason; an open stage of a closed deal is refused (reopen it).

    Args:
        before_id: the deal it comes to stand above; after_id: the one it comes to stand below.

    Raises:
        DealIsClosed, DealIsArchived, StageOfAnotherPipeline, ReasonDemanded, StaleVersion.
    """
    if deal.archived_at is not None:
        raise DealIsArchived
    if deal.is_closed and stage.id != deal.stage_id:
        raise DealIsClosed
    if stage.pipeline_id != deal.pipeline_id:
        raise StageOfAnotherPipeline
    require_version(deal, version)
    if stage.kind != Stage.Kind.OPEN and not deal.is_closed:
        _close(deal, stage, reason)
        return
    before, was = deal.stage, standing_of(deal)
    deal.rank = rank_beside(stage, before_id=before_id, after_id=after_id)
    if before.id == stage.id:
        deal.touch("rank")
        changes: dict[str, list[str]] = {}
    else:
        deal.stage, deal.stage_since = stage, timezone.now()
        deal.touch("stage", "stage_since", "rank")
        changes = {"stage": [before.name, stage.name]}
    publish(
        DealMoved(from_stage_id=before.id, to_stage_id=stage.id, changes=changes),
        about=deal,
        parents=[f"pipeline:{deal.pipeline_id}"],
        values=changed_from(was, deal),
    )


def close_deal(*, deal: Deal, outcome: str, reason: str, version: int) -> None:
    """Win or lose a deal.

    Args:
        outcome: "won" or "lost"; the pipeline's first stage of that kind takes the deal.

    Raises:
        DealIsClosed, DealIsArchived, ReasonDemanded, NoStageForThat, StaleVersion.
    """
    if deal.archived_at is not None:
        raise DealIsArchived
    if deal.is_closed:
        raise DealIsClosed
    require_version(deal, version)
    stage = deal.pipeline.stages.filter(kind=outcome).order_by("rank").first()
    if stage is None:
        raise NoStageForThat
    _close(deal, stage, reason)


def reopen_deal(*, deal: Deal, version: int) -> None:
    """Take a closed deal back to the stage it was closed in; to the last open one where that is gone.

    Raises:
        DealIsOpen, DealIsArchived, NoStageForThat, StaleVersion.
    """
    if deal.archived_at is not None:
        raise DealIsArchived
    if not deal.is_closed:
        raise DealIsOpen
    require_version(deal, version)
    stage = _stage_before(deal)
    was = standing_of(deal)
    before, changes = deal.stage, {"stage": [deal.stage.name, stage.name], "status": [deal.status, "open"]}
    deal.status, deal.closed_at, deal.close_reason = Deal.Status.OPEN, None, ""
    deal.stage, deal.stage_since, deal.rank = stage, timezone.now(), rank_at_top(stage)
    deal.touch("status", "closed_at", "close_reason", "stage", "stage_since", "rank")
    publish(
        DealReopened(from_stage_id=before.id, to_stage_id=stage.id, changes=changes),
        about=deal,
        parents=[f"pipeline:{deal.pipeline_id}"],
        values=changed_from(was, deal),
    )


def _stage_before(deal: Deal) -> Stage:
    closings = Event.objects.filter(
        workspace_id=deal.workspace_id, about_type="deal", about_id=deal.pk, kind=DealClosed.kind
    )
    came_from = closings.order_by("-seq").values_list("payload__from_stage_id", flat=True).first()
    stages = deal.pipeline.stages.filter(kind=Stage.Kind.OPEN).order_by("-rank")
    found = (stages.filter(pk=came_from).first() if came_from else None) or stages.first()
    if found is None:
        raise NoStageForThat
    return found


def _close(deal: Deal, stage: Stage, reason: str) -> None:
    if not reason.strip():
        raise ReasonDemanded
    before, was = deal.stage, standing_of(deal)
    changes = {"stage": [before.name, stage.name], "close_reason": ["", reason.strip()]}
    deal.status, deal.closed_at, deal.close_reason = stage.kind, timezone.now(), reason.strip()
    deal.stage, deal.stage_since, deal.rank = stage, timezone.now(), rank_at_top(stage)
    deal.touch("status", "closed_at", "close_reason", "stage", "stage_since", "rank")
    publish(
        DealClosed(from_stage_id=before.id, to_stage_id=stage.id, outcome=stage.kind, changes=changes),
        about=deal,
        parents=[f"pipeline:{deal.pipeline_id}"],
        values=changed_from(was, deal),
    )
