"""Whose a deal is, and whether it is kept."""

from django.utils import timezone

from accounts.models import Membership, Team
from collaboration.notifications.operations import notify
from journal.acting import current, publish
from journal.versions import require_version
from workspace.deals.errors import DealIsArchived, DealIsNotArchived
from workspace.deals.events import DealArchived, DealReassigned, DealRestored
from workspace.deals.models import Deal
from workspace.deals.operations.opening import require_worker


def reassign_deal(*, deal: Deal, owner: Membership | None, team: Team | None, version: int) -> None:
    """Give a deal to somebody else and tell them.

    Raises:
        DealIsArchived, OwnerCannotWork, StaleVersion.
    """
    if deal.archived_at is not None:
        raise DealIsArchived
    require_version(deal, version)
    require_worker(owner)
    changes = {}
    if deal.owner_id != (owner.id if owner else None):
        changes["owner"] = [_name(deal.owner), _name(owner)]
    if deal.team_id != (team.id if team else None):
        changes["team"] = [_name(deal.team), _name(team)]
    if not changes:
        return
    values = {"owner_id": [deal.owner_id, owner and owner.id], "team_id": [deal.team_id, team and team.id]}
    deal.owner, deal.team = owner, team
    deal.touch("owner", "team")
    publish(DealReassigned(changes=changes), about=deal, parents=[f"pipeline:{deal.pipeline_id}"], values=values)
    if "owner" in changes and owner is not None and owner.id != current().actor.member_id:
        notify(kind="assignment", about=deal, recipients=[owner])


def hand_over_deals(leaver: Membership, successor: Membership) -> None:
    """Everything a leaver owns goes to their successor; called when a member is deactivated."""
    for deal in Deal.objects.filter(workspace_id=leaver.workspace_id, owner=leaver).select_for_update(no_key=True):
        current().remember(deal)
        deal.owner = successor
        deal.touch("owner")
        publish(
            DealReassigned(changes={"owner": [leaver.name, successor.name]}),
            about=deal,
            parents=[f"pipeline:{deal.pipeline_id}"],
        )


def archive_deal(*, deal: Deal, version: int) -> None:
    """Put a deal away: lists and boards leave it out, nothing is deleted.

    Raises:
        DealIsArchived, StaleVersion.
    """
    if deal.archived_at is not None:
        raise DealIsArchived
    require_version(deal, version)
    deal.archived_at = timezone.now()
    deal.touch("archived_at")
    publish(DealArchived(), about=deal, parents=[f"pipeline:{deal.pipeline_id}"])


def restore_deal(*, deal: Deal, version: int) -> None:
    """Bring an archived deal back to where it was.

    Raises:
        DealIsNotArchived, StaleVersion.
    """
    if deal.archived_at is None:
        raise DealIsNotArchived
    require_version(deal, version)
    deal.archived_at = None
    deal.touch("archived_at")
    publish(DealRestored(), about=deal, parents=[f"pipeline:{deal.pipeline_id}"])


def _name(one: Membership | Team | None) -> str | None:
    return one.name if one else None
