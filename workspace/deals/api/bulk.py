"""The same act on many deals: each by its own rights, those that are refused are named with the reason."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from accounts.models import Membership, Team
from journal.acting import act, attempt
from journal.errors import Invalid, NotFound, Refusal
from permissions.capabilities import Capability
from permissions.http import Door, Request
from workspace.deals import operations
from workspace.deals.api.acts import stage_for
from workspace.deals.models import Deal
from workspace.deals.schemas import BulkIn, BulkOut, BulkSet

door = Door(tags=["deals"])


@door.post("/deals/bulk", response=BulkOut)
def change_many(request: Request, body: BulkIn) -> object:
    """Owner, team, stage, archive: what is set in `set`, on each of the deals. One act: undo takes all of it back."""
    if not body.set.model_fields_set - {"reason"}:
        raise Invalid(fields={"set": [gettext("Say what to change.")]})
    done: list[UUID] = []
    refused: list[dict[str, Any]] = []
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        people = _people(request, body.set)
        for deal_id in sorted(set(body.ids)):  # one order for everybody: two of these never wait for each other
            try:
                with attempt():
                    _change(request, deal_id, body.set, people)
            except Refusal as refusal:
                refused.append({"id": deal_id, "code": refusal.code, "message": str(refusal.message)})
            else:
                done.append(deal_id)
        if {one["code"] for one in refused} == {NotFound.code} and not done:
            raise NotFound  # nothing of this is there for the reader
    return {"done": done, "refused": refused}


def _people(request: Request, to: BulkSet) -> dict[str, Any]:
    """Who and which team the deals are given to; what is not set is absent."""
    found: dict[str, Any] = {}
    if "owner_id" in to.model_fields_set:
        found["owner"] = request.scope.load(Membership, to.owner_id) if to.owner_id else None
    if "team_id" in to.model_fields_set:
        found["team"] = request.scope.load(Team, to.team_id) if to.team_id else None
    return found


def _change(request: Request, deal_id: UUID, to: BulkSet, people: dict[str, Any]) -> None:
    scope = request.scope
    if people:
        deal = scope.load(Deal, deal_id, to=Capability.DEAL_REASSIGN, lock=True)
        operations.reassign_deal(
            deal=deal,
            owner=people.get("owner", deal.owner),
            team=people.get("team", deal.team),
            version=deal.version,
        )
    if to.stage_id is not None:
        deal = scope.load(Deal, deal_id, to=Capability.DEAL_MOVE, lock=True)
        stage = stage_for(deal, to.stage_id, scope)
        if stage.id != deal.stage_id:
            operations.move_deal(deal=deal, stage=stage, version=deal.version, reason=to.reason)
    if to.archive is not None:
        deal = scope.load(Deal, deal_id, to=Capability.DEAL_ARCHIVE, lock=True)
        if to.archive:
            operations.archive_deal(deal=deal, version=deal.version)
        else:
            operations.restore_deal(deal=deal, version=deal.version)
