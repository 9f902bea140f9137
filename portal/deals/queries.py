"""A deal's way as a client sees it: public names only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from journal.models import Event
from workspace.deals.models import Deal, Stage

DONE, CURRENT, NEXT = "done", "current", "next"


@dataclass(frozen=True)
class Step:
    """One step of the stepper; its state is "done", "current" or "next"."""

    public_name: str
    state: str


def steps_of(deal: Deal, stages: Sequence[Stage], lost_from: UUID | None = None) -> list[Step]:
    """The steps of a deal, exactly one of them current.

    Stages without a public name belong to the step before them, neighbours of one public name are one step. A lost
    deal shows the steps it had reached and then its end; a lost stage never stands in anybody else's way.

    Args:
        stages: all of the deal's pipeline.
        lost_from: the stage a lost deal was in before it was lost, if known.
    """
    ways = _ways([stage for stage in stages if stage.kind == Stage.Kind.OPEN])
    if deal.status == Deal.Status.LOST:
        reached = _place(ways, lost_from)
        names = [name for name, _ids in ways[: reached + 1]]
        return [*(Step(name, DONE) for name in names), Step(deal.stage.public_name or _("Closed"), CURRENT)]
    if deal.status == Deal.Status.WON:
        return [*(Step(name, DONE) for name, _ids in ways), Step(_won(deal.stage), CURRENT)]
    here = _place(ways, deal.stage_id)
    steps = [Step(name, _state(place, here)) for place, (name, _ids) in enumerate(ways)]
    end = next((stage for stage in _ranked(stages) if stage.kind == Stage.Kind.WON), None)
    return [*steps, Step(_won(end), NEXT)] if end else steps


def lost_from(deals: Iterable[Deal]) -> dict[UUID, UUID]:
    """Where each lost deal was before, by deal id; deals that came in lost are absent."""
    lost = [deal for deal in deals if deal.status == Deal.Status.LOST]
    if not lost:
        return {}
    closings = Event.objects.filter(
        workspace_id=lost[0].workspace_id,
        about_type=Deal.noun,
        about_id__in=[deal.id for deal in lost],
        kind="deal.closed",
    ).order_by("seq")
    return {event.about_id: UUID(event.payload["from_stage_id"]) for event in closings}


def _ways(stages: Sequence[Stage]) -> list[tuple[str, set[UUID]]]:
    """Public names in order, each with the stages behind it."""
    found: list[tuple[str, set[UUID]]] = []
    unnamed: set[UUID] = set()
    for stage in _ranked(stages):
        if not stage.public_name and not found:
            unnamed.add(stage.id)
        elif not stage.public_name or (found and found[-1][0] == stage.public_name):
            found[-1][1].add(stage.id)
        else:
            found.append((stage.public_name, {stage.id, *unnamed}))
            unnamed.clear()
    return found or [(_("In progress"), unnamed)]


def _ranked(stages: Sequence[Stage]) -> list[Stage]:
    return sorted(stages, key=lambda stage: stage.rank)


def _place(ways: list[tuple[str, set[UUID]]], stage_id: UUID | None) -> int:
    return next((place for place, (_name, ids) in enumerate(ways) if stage_id in ids), -1)


def _state(place: int, here: int) -> str:
    if place == here:
        return CURRENT
    return DONE if place < here else NEXT


def _won(stage: Stage) -> str:
    return stage.public_name or _("Done")
