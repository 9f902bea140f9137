"""The people of a workspace."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from ninja import Query

from accounts.invitations import budget
from accounts.models import Circle, Kind, Membership, Team
from accounts.reauthentication import require_fresh
from journal.acting import act
from permissions.capabilities import Capability
from permissions.edits import EditIn, edits_of
from permissions.grants import roles_of
from permissions.http import Door, Request
from permissions.members import operations, queries
from permissions.members.api.leaving import leave
from permissions.members.operations.inviting import Invitee, link_of
from permissions.members.schemas import (
    DirectoryIn,
    HandOverIn,
    InvitedOut,
    InviteIn,
    LinkOut,
    MemberEditable,
    MemberOut,
    MembersIn,
    MembersOut,
)
from permissions.outside_companies import companies, name_companies
from permissions.presenting import present, present_all
from permissions.refs import MemberRef
from permissions.scope import Scope

door = Door(tags=["members"])
_DIRECTORY_LIMIT = 20


@door.get("/members", response=MembersOut)
def list_members(request: Request, filters: Query[MembersIn]) -> Any:
    """Everybody the reader may know of, by name."""
    rows = queries.search(Membership.objects.all(), filters.q)
    if filters.kind is not None:
        rows = rows.filter(kind=filters.kind)
    if filters.active is not None:
        rows = rows.filter(is_active=filters.active)
    page = request.scope.page(Membership, order="name", after=filters.after, n=filters.limit, rows=rows)
    members = queries.describe(page.items, request.scope)
    return {"items": present_all(MemberOut, members, request.scope), "next": page.next}


@door.get("/directory", response=list[MemberRef])
def directory(request: Request, filters: Query[DirectoryIn]) -> Any:
    """Who may own a record or be mentioned: the first twenty that match."""
    rows = queries.search(request.scope.visible(Membership).filter(is_active=True), filters.q)
    found = list(rows.filter(kind=filters.kind or Kind.STAFF).order_by("name", "id")[:_DIRECTORY_LIMIT])
    name_companies(found)
    return found


@door.post("/members/invite", response=InvitedOut)
def invite(request: Request, body: InviteIn) -> Any:
    """Invite somebody; the mail is on its way, and the link is there to be copied."""
    scope = request.scope
    scope.require(Capability.MEMBER_MANAGE)
    role = body.role or ("member" if body.kind == "staff" else body.kind)
    queries.require_may_touch(scope, [role])
    _look_first(request, [role])
    budget.spend(request, request.workspace, body.email)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        invitee = Invitee(
            email=body.email,
            name=body.name,
            kind=body.kind,
            role=role,
            language=body.language,
            teams=_teams(scope, body.team_ids),
            circle=_circle(scope, body.company_id),
            member=queries.load_to_manage(scope, body.member_id) if body.member_id else None,
        )
        invitation = operations.invite(workspace=request.workspace, invitee=invitee)
    return {"member": _present(invitation.membership, scope), "link": link_of(invitation)}


@door.post("/members/leave", response=None)
def leave_staff(request: Request, body: HandOverIn) -> None:
    """Leave the workspace oneself."""
    leave(request, body.hand_over_to)


@door.post("/members/{member_id}/resend", response=LinkOut)
def resend(request: Request, member_id: UUID) -> Any:
    """Another mail with a new link; the old link is dead."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        member = queries.load_to_manage(request.scope, member_id)
        _look_first(request, roles_of([member])[member.id])
        budget.spend(request, request.workspace, member.email)
        invitation = operations.resend(workspace=request.workspace, member=member)
    return {"link": link_of(invitation)}


@door.post("/members/{member_id}/revoke", response=None)
def revoke(request: Request, member_id: UUID) -> None:
    """Take an invitation back."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        member = queries.load_to_manage(request.scope, member_id)
        operations.revoke(workspace=request.workspace, member=member)


@door.patch("/members/{member_id}", response=MemberOut)
def edit_member(request: Request, member_id: UUID, body: EditIn) -> Any:
    """Name, roles, teams: each with the value the writer saw."""
    scope, edits = request.scope, edits_of(body, MemberEditable)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        member = queries.load_to_manage(scope, member_id)
        if "roles" in edits:
            queries.require_may_touch(scope, edits["roles"].value)
            require_fresh(request)
        teams = _teams(scope, edits["team_ids"].value) if "team_ids" in edits else []
        operations.change_member(workspace=request.workspace, member=member, edits=edits, teams=teams)
    return _present(member, scope)


@door.post("/members/{member_id}/deactivate", response=MemberOut)
def deactivate(request: Request, member_id: UUID, body: HandOverIn) -> Any:
    """End somebody's membership, sessions and sockets, and hand their records over."""
    scope = request.scope
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        member = queries.load_to_manage(scope, member_id)
        heir = scope.load(Membership, body.hand_over_to) if body.hand_over_to else None
        operations.deactivate(workspace=request.workspace, member=member, heir=heir)
    return _present(member, scope)


@door.post("/members/{member_id}/reactivate", response=MemberOut)
def reactivate(request: Request, member_id: UUID) -> Any:
    """Let somebody in again."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        member = queries.load_to_manage(request.scope, member_id)
        operations.reactivate(member=member)
    return _present(member, request.scope)


def _look_first(request: Request, roles: Iterable[str]) -> None:
    """The link of an invitation is shown to whoever asks for it: a wide role needs the same look as a change to it."""
    if queries.WIDE_ROLES & set(roles):
        require_fresh(request)


def _present(member: Membership, scope: Scope) -> MemberOut:
    return present(MemberOut, queries.describe([member], scope)[0], scope)


def _teams(scope: Scope, ids: list[UUID]) -> list[Team]:
    return [scope.load(Team, pk) for pk in dict.fromkeys(ids)]


def _circle(scope: Scope, company_id: UUID | None) -> Circle | None:
    if company_id is None:
        return None
    return companies().open_circle(companies().load(scope, company_id).id)
