"""What one can do with a deal."""

from uuid import UUID

from accounts.models import Membership, Team
from journal.acting import act
from permissions.capabilities import Capability
from permissions.http import Door, Request
from permissions.scope import Scope
from workspace.deals import operations
from workspace.deals.api.shown import shown
from workspace.deals.models import Deal, Stage
from workspace.deals.schemas import ActIn, CloseIn, DealOut, MoveIn, ReassignIn

door = Door(tags=["deals"])


def stage_for(deal: Deal, stage_id: UUID, scope: Scope) -> Stage:
    """A stage of the deal's own pipeline, open to whoever may move the deal; any other must be visible by itself."""
    own = deal.pipeline.stages.filter(pk=stage_id).first()
    return own if own is not None else scope.load(Stage, stage_id)


@door.post("/deals/{deal_id}/move", response=DealOut)
def move_deal(request: Request, deal_id: UUID, body: MoveIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = request.scope.load(Deal, deal_id, to=Capability.DEAL_MOVE, lock=True)
        operations.move_deal(
            deal=deal,
            stage=stage_for(deal, body.stage_id, request.scope),
            version=body.version,
            before_id=body.before_id,
            after_id=body.after_id,
            reason=body.reason,
        )
    return shown(deal, request.scope)


@door.post("/deals/{deal_id}/close", response=DealOut)
def close_deal(request: Request, deal_id: UUID, body: CloseIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = request.scope.load(Deal, deal_id, to=Capability.DEAL_MOVE, lock=True)
        operations.close_deal(deal=deal, outcome=body.outcome, reason=body.reason, version=body.version)
    return shown(deal, request.scope)


@door.post("/deals/{deal_id}/reopen", response=DealOut)
def reopen_deal(request: Request, deal_id: UUID, body: ActIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = request.scope.load(Deal, deal_id, to=Capability.DEAL_EDIT, lock=True)
        operations.reopen_deal(deal=deal, version=body.version)
    return shown(deal, request.scope)


@door.post("/deals/{deal_id}/reassign", response=DealOut)
def reassign_deal(request: Request, deal_id: UUID, body: ReassignIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = request.scope.load(Deal, deal_id, to=Capability.DEAL_REASSIGN, lock=True)
        operations.reassign_deal(
            deal=deal,
            owner=request.scope.load(Membership, body.owner_id) if body.owner_id else None,
            team=request.scope.load(Team, body.team_id) if body.team_id else None,
            version=body.version,
        )
    return shown(deal, request.scope)


@door.post("/deals/{deal_id}/archive", response=DealOut)
def archive_deal(request: Request, deal_id: UUID, body: ActIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = request.scope.load(Deal, deal_id, to=Capability.DEAL_ARCHIVE, lock=True)
        operations.archive_deal(deal=deal, version=body.version)
    return shown(deal, request.scope)


@door.post("/deals/{deal_id}/restore", response=DealOut)
def restore_deal(request: Request, deal_id: UUID, body: ActIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = request.scope.load(Deal, deal_id, to=Capability.DEAL_ARCHIVE, lock=True)
        operations.restore_deal(deal=deal, version=body.version)
    return shown(deal, request.scope)
