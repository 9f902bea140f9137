"""Leaving a workspace: the same act through both doors."""

from uuid import UUID

from accounts.models import Membership
from journal.acting import act
from permissions.http import PortalDoor, Request
from permissions.members import operations

portal_door = PortalDoor(tags=["members"])


@portal_door.post("/leave", response=None)
def leave_outside(request: Request) -> None:
    """A partner or client leaves."""
    leave(request, None)


def leave(request: Request, heir_id: UUID | None) -> None:
    """End the membership of whoever asks."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        mine = Membership.objects.filter(workspace=request.workspace)
        member = mine.select_for_update(no_key=True).get(pk=request.member.pk)
        heir = request.scope.load(Membership, heir_id) if heir_id else None
        operations.leave(workspace=request.workspace, member=member, heir=heir)
