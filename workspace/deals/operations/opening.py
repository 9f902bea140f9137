"""Opening and editing deals."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack
from uuid import UUID

from accounts.models import Membership, Team, Workspace
from collaboration.notifications.operations import notify
from journal.acting import current, publish
from journal.ids import uuid7
from journal.versions import FieldEdit, merge_edit
from permissions.history import last_changes_of
from workspace.companies.models import Company
from workspace.deals.errors import DealIsArchived, NoStageForThat, OwnerCannotWork, StageOfAnotherPipeline
from workspace.deals.events import DealEdited, DealOpened
from workspace.deals.models import Deal, DealCounter, Pipeline, Stage
from workspace.deals.operations.ranking import rank_at_top

EDITABLE = (
    "title",
    "amount",
    "currency",
    "company_id",
    "next_step",
    "next_step_due",
    "description",
    "expected_close",
)


class DealValues(TypedDict, total=False):
    """What a new deal may bring besides its place; the model's own defaults else."""

    company: Company | None
    amount: Decimal | None
    team: Team | None
    expected_close: date | None
    next_step: str
    next_step_due: date | None
    description: str


def open_deal(
    *,
    workspace: Workspace,
    pipeline: Pipeline,
    title: str,
    stage: Stage | None = None,
    currency: str = "",
    owner: Membership | None = None,
    deal_id: UUID | None = None,
    **values: Unpack[DealValues],
) -> Deal:
    """Open a deal at the top of its column.

    Args:
        stage: the pipeline's first open stage unless given.
        currency: ISO code; the workspace's unless given.
        deal_id: an id the browser proposes, so that a retry is not a second deal.

    Raises:
        StageOfAnotherPipeline, NoStageForThat, OwnerCannotWork, IdTaken.
    """
    stage = _stage_to_begin(pipeline, stage)
    require_worker(owner)
    deal = Deal(
        id=deal_id or uuid7(),
        workspace=workspace,
        serial=DealCounter.take(workspace),
        title=title,
        pipeline=pipeline,
        stage=stage,
        currency=currency or workspace.currency,
        owner=owner,
        rank=rank_at_top(stage),
        **values,
    )
    deal.insert()
    publish(DealOpened(stage_id=stage.id), about=deal, parents=[f"pipeline:{pipeline.id}"])
    if owner is not None and owner.id != current().actor.member_id:
        notify(kind="assignment", about=deal, recipients=[owner])
    return deal


def _stage_to_begin(pipeline: Pipeline, stage: Stage | None) -> Stage:
    if stage is None:
        stage = pipeline.stages.filter(kind=Stage.Kind.OPEN).order_by("rank").first()
    if stage is None or stage.kind != Stage.Kind.OPEN:
        raise NoStageForThat
    if stage.pipeline_id != pipeline.id:
        raise StageOfAnotherPipeline
    return stage


def edit_deal(*, deal: Deal, edits: Mapping[str, FieldEdit]) -> None:
    """Change fields of a deal; different fields of two people merge.

    Raises:
        DealIsArchived: restore it first.
        Clash: a field was changed meanwhile; nothing was applied.
    """
    if deal.archived_at is not None:
        raise DealIsArchived
    changes = merge_edit(deal, edits, who_changed=last_changes_of(deal))
    if not changes:
        return
    names = list(changes)
    if "amount" in changes:
        deal.amount_estimated = False
        names.append("amount_estimated")
    deal.touch(*names)
    publish(DealEdited(changes=changes), about=deal, parents=[f"pipeline:{deal.pipeline_id}"], values=changes)


def require_worker(owner: Membership | None) -> None:
    """An owner is active staff; uninvited members count, they may own what an import brings.

    Raises:
        OwnerCannotWork: a partner, a client, or somebody deactivated.
    """
    if owner is not None and (owner.kind != "staff" or not owner.is_active):
        raise OwnerCannotWork
