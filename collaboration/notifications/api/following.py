"""Following a record, or not wanting to hear of it."""

from typing import Any

from ninja import Query

from collaboration.notifications import operations, queries
from collaboration.notifications.api.doors import door, portal_door
from collaboration.notifications.registry import load_told
from collaboration.notifications.schemas import FollowingFilters, FollowingIn, FollowingOut
from journal.acting import act
from permissions.http import Request


@door.get("/following", response=FollowingOut)
@portal_door.get("/following", response=FollowingOut, operation_id="portal_read_following")
def read_following(request: Request, filters: Query[FollowingFilters]) -> dict[str, Any]:
    return _shown(request, load_told(request.scope, filters.about))


@door.put("/following", response=FollowingOut)
@portal_door.put("/following", response=FollowingOut, operation_id="portal_choose_following")
def choose_following(request: Request, body: FollowingIn) -> dict[str, Any]:
    """Follow, mute, or neither."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        record = load_told(request.scope, body.about)
        operations.choose(member=request.member, about=record, state=body.state)
    return _shown(request, record)


def _shown(request: Request, record: Any) -> dict[str, Any]:
    mine = queries.following_of(record, request.member.id)
    return {
        "state": mine.state if mine else "none",
        "why": mine.why if mine else None,
        "followers": queries.followers_of(record) if request.scope.is_staff else [],
    }
