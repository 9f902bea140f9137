"""The ways back of what the doors of this room do."""

from typing import Any
from uuid import UUID

from accounts.models import Membership, Team
from journal.models import Event
from permissions.capabilities import Capability
from permissions.http import Request
from permissions.undoing.errors import ChangedSince
from permissions.undoing.registry import undoable, undoable_edit
from workspace.deals import operations
from workspace.deals.api.deals import edit_deal
from workspace.deals.errors import DealIsArchived, DealIsNotArchived
from workspace.deals.models import Deal


def register() -> None:
    """Called in AppConfig.ready()."""
    undoable_edit("deal.edited", edit_deal)
    for kind in ("deal.moved", "deal.closed", "deal.reopened"):
        undoable(kind, _move_back)
    undoable("deal.reassigned", _give_back)
    undoable("deal.archived", _restore)
    undoable("deal.restored", _archive)


def _load(request: Request, event: Event, to: Capability) -> Deal:
    return request.scope.load(Deal, event.about_id, to=to, lock=True)


def _move_back(request: Request, event: Event) -> None:
    deal = _load(request, event, Capability.DEAL_MOVE)
    operations.take_back_move(deal=deal, values=event.payload.get("values") or {})


def _give_back(request: Request, event: Event) -> None:
    deal = _load(request, event, Capability.DEAL_REASSIGN)
    values: dict[str, Any] = event.payload.get("values") or {}
    now = {"owner_id": deal.owner_id, "team_id": deal.team_id}
    if others := [name for name, (_before, after) in values.items() if str(now[name] or "") != str(after or "")]:
        raise ChangedSince(others)
    ids = {name: UUID(before) if before else None for name, (before, _after) in values.items()}
    owner_id, team_id = ids.get("owner_id"), ids.get("team_id")
    operations.reassign_deal(
        deal=deal,
        owner=request.scope.load(Membership, owner_id) if owner_id else None,
        team=request.scope.load(Team, team_id) if team_id else None,
        version=deal.version,
    )


def _restore(request: Request, event: Event) -> None:
    deal = _load(request, event, Capability.DEAL_ARCHIVE)
    try:
        operations.restore_deal(deal=deal, version=deal.version)
    except DealIsNotArchived:
        raise ChangedSince(["archived_at"]) from None


def _archive(request: Request, event: Event) -> None:
    deal = _load(request, event, Capability.DEAL_ARCHIVE)
    try:
        operations.archive_deal(deal=deal, version=deal.version)
    except DealIsArchived:
        raise ChangedSince(["archived_at"]) from None
