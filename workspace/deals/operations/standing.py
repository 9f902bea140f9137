"""Where a deal stands: kept with every move, so that the move can be taken back."""

from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from journal.acting import publish
from journal.events import plain
from permissions.undoing.errors import ChangedSince
from workspace.deals.errors import DealIsArchived, NoStageForThat
from workspace.deals.events import DealClosed, DealMoved, DealReopened
from workspace.deals.models import Deal

Values = dict[str, list[Any]]
_MOMENTS = ("closed_at", "stage_since")
_FIELDS = ("stage_id", "rank", "status", "close_reason", *_MOMENTS)


def standing_of(deal: Deal) -> dict[str, Any]:
    """Stage and since when, place in the column, and how it was closed."""
    return {name: getattr(deal, name) for name in _FIELDS}


def changed_from(was: dict[str, Any], deal: Deal) -> Values:
    """`{attribute: [before, after]}` of what a move changed."""
    return {name: [was[name], now] for name, now in standing_of(deal).items() if was[name] != now}


def take_back_move(*, deal: Deal, values: Values) -> None:
    """Put a deal back to where a move, a closing or a reopening took it from.

    Args:
        values: what that changed, as the journal kept it.

    Raises:
        DealIsArchived.
        ChangedSince: it stands elsewhere by now.
        NoStageForThat: the stage it came from is gone.
    """
    if deal.archived_at is not None:
        raise DealIsArchived
    now = plain(standing_of(deal))
    if others := [name for name, (_before, after) in values.items() if now[name] != after]:
        raise ChangedSince(others)
    before, was = deal.stage, standing_of(deal)
    stage_id = values.get("stage_id", [deal.stage_id])[0]
    stage = deal.pipeline.stages.filter(pk=stage_id).first()
    if stage is None:
        raise NoStageForThat
    if stage.id != before.id:
        deal.stage_since = timezone.now()  # moves of earlier versions did not keep it
    for name, (value, _after) in values.items():
        setattr(deal, name, parse_datetime(value) if name in _MOMENTS and value else value)
    deal.stage = stage
    deal.touch("stage", "stage_since", "rank", "status", "close_reason", "closed_at")
    changes = {} if stage.id == before.id else {"stage": [before.name, stage.name]}
    places: dict[str, Any] = {"from_stage_id": before.id, "to_stage_id": stage.id, "changes": changes}
    fact: DealMoved | DealReopened | DealClosed = DealMoved(**places)
    if "status" in values:
        fact = DealClosed(outcome=deal.status, **places) if deal.is_closed else DealReopened(**places)
    publish(fact, about=deal, parents=[f"pipeline:{deal.pipeline_id}"], values=changed_from(was, deal))
