"""Many deals at once: what an import brings. One statement a batch instead of five a deal."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from accounts.models import Workspace
from journal.acting import publish
from journal.ids import uuid7
from workspace.deals.events import DealEdited, DealOpened, PipelineChanged
from workspace.deals.models import Deal, DealCounter, DealLine, Pipeline, Stage
from workspace.deals.operations.ranking import STEP


@dataclass(frozen=True)
class BroughtDeal:
    """A deal as another system knew it.

    Args:
        opened_on: becomes the day it entered its stage.
        closed_on: the day it was won or lost; the expected close of an open one.
        product: (id, title, price) of its one product line.
    """

    title: str
    stage: Stage
    company_id: UUID | None = None
    owner_id: UUID | None = None
    team_id: UUID | None = None
    amount: Decimal | None = None
    amount_estimated: bool = False
    currency: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    next_step: str = ""
    description: str = ""
    product: tuple[UUID, str, Decimal] | None = None
    id: UUID = field(default_factory=uuid7)


def bring_deals(*, workspace: Workspace, pipeline: Pipeline, deals: Sequence[BroughtDeal]) -> None:
    """Open many deals in one batch; each gets its number and its first event.

    The single events are for the timelines; boards are told once a batch.
    """
    if not deals:
        return
    first = DealCounter.take(workspace, len(deals))
    lowest = Deal.objects.filter(pipeline=pipeline).aggregate(last=Max("rank"))["last"] or 0.0
    made = []
    for place, brought in enumerate(deals):
        deal = Deal(
            id=brought.id,
            workspace=workspace,
            serial=first + place,
            pipeline=pipeline,
            rank=lowest + (place + 1) * STEP,
            **_columns(brought),
        )
        made.append(deal)
    Deal.objects.bulk_create(made, batch_size=500)
    DealLine.objects.bulk_create(
        [
            DealLine(
                workspace=workspace,
                deal_id=brought.id,
                product_id=brought.product[0],
                title=brought.product[1],
                price=brought.product[2],
                rank=1,
            )
            for brought in deals
            if brought.product
        ],
        batch_size=500,
    )
    for deal in made:
        publish(DealOpened(stage_id=deal.stage_id), about=deal, members=[])
    publish(PipelineChanged(changes={}), about=pipeline)


def bring_again(*, deal: Deal, brought: BroughtDeal) -> bool:
    """Take over what changed in the other system since the deal was brought; False when nothing did."""
    wanted = _columns(brought)
    changes: dict[str, list[Any]] = {}
    for name, value in wanted.items():
        before = getattr(deal, name)
        if before != value:
            changes[name] = [_shown(before), _shown(value)]
            setattr(deal, name, value)
    if not changes:
        return False
    deal.touch(*changes)
    publish(DealEdited(changes=changes), about=deal, members=[])
    return True


def _columns(brought: BroughtDeal) -> dict[str, Any]:
    closed = brought.stage.kind != Stage.Kind.OPEN
    return {
        "title": brought.title,
        "stage": brought.stage,
        "status": brought.stage.kind,
        "company_id": brought.company_id,
        "owner_id": brought.owner_id,
        "team_id": brought.team_id,
        "amount": brought.amount,
        "amount_estimated": brought.amount_estimated,
        "currency": brought.currency,
        "stage_since": _moment(brought.closed_on if closed else brought.opened_on) or timezone.now(),
        "closed_at": (_moment(brought.closed_on) or timezone.now()) if closed else None,
        "expected_close": None if closed else brought.closed_on,
        "next_step": brought.next_step,
        "description": brought.description,
    }


def _moment(day: date | None) -> datetime | None:
    return datetime.combine(day, time(12), tzinfo=UTC) if day else None


def _shown(value: Any) -> Any:
    return value.name if isinstance(value, Stage) else value
