"""What becomes of a membership: roles, teams, its end and its return."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from accounts.circles import sync_circles
from accounts.events import MemberChanged
from accounts.models import Invitation, Kind, Membership, Team, Workspace
from accounts.models.membership import TeamPlace
from accounts.sessions import end_sessions
from journal.acting import current, publish
from journal.versions import FieldEdit, merge_edit
from permissions.audiences import everybody
from permissions.grants import roles_of, set_roles, tell_access_changed
from permissions.history import last_changes_of
from permissions.members.errors import CannotTakeOver, LastOwner, LeaveInstead, WrongRole
from permissions.members.operations.inviting import end_invitation
from permissions.members.queries import other_owners
from permissions.members.registry import handovers
from permissions.roles import ROLES


@dataclass
class Standing:
    """What of a member is edited, as one record; the roles and the teams lie in tables of their own."""

    name: str
    roles: list[str]
    team_ids: list[UUID]

    @classmethod
    def of(cls, member: Membership) -> "Standing":
        places = TeamPlace.objects.filter(membership=member)
        return cls(member.name, sorted(roles_of([member])[member.id]), sorted(places.values_list("team_id", flat=True)))


def change_member(
    *, workspace: Workspace, member: Membership, edits: Mapping[str, FieldEdit], teams: Sequence[Team] = ()
) -> None:
    """Another name, other roles, other teams; rights follow at once.

    Args:
        member: locked.
        edits: of `name`, `roles` and `team_ids`, lists in order.
        teams: those that `team_ids` names, loaded through the actor's scope.

    Raises:
        Clash, WrongRole, LastOwner.
    """
    standing = Standing.of(member)
    edited = merge_edit(standing, edits, who_changed=last_changes_of(member))
    changes: dict[str, list[object]] = {}
    if "name" in edited:
        changes["name"], member.name = edited["name"], standing.name
    if "roles" in edited:
        _change_roles(workspace, member, standing.roles)
    if "team_ids" in edited and (moved := _change_teams(workspace, member, teams)):
        changes["teams"] = moved
    if changes:
        member.version += 1
        member.save(update_fields=["name", "version"])
        # Whoever works with them is shown their name, outsiders too.
        heard_by = everybody() if "name" in changes else None
        publish(MemberChanged(what="edited", changes=changes), about=member, heard_by=heard_by)


def deactivate(*, workspace: Workspace, member: Membership, heir: Membership | None) -> None:
    """End a membership: every session of the account ends, its sockets hear nothing more, its records go to `heir`.

    Args:
        heir: an active colleague; None leaves the records with the one who goes.

    Raises:
        LeaveInstead: it is one's own.
        LastOwner, CannotTakeOver.
    """
    if member.pk == current().actor.member_id:
        raise LeaveInstead
    _end(workspace, member, heir, "deactivated")


def leave(*, workspace: Workspace, member: Membership, heir: Membership | None) -> None:
    """End one's own membership; the other workspaces of the account are not touched.

    Raises:
        LastOwner, CannotTakeOver.
    """
    _end(workspace, member, heir, "left")


def reactivate(*, member: Membership) -> None:
    """Let somebody in again, as what they were."""
    if member.is_active:
        return
    member.is_active, member.version = True, member.version + 1
    member.save(update_fields=["is_active", "version"])
    sync_circles(member)
    tell_access_changed(member)
    publish(MemberChanged(what="reactivated"), about=member, heard_by=everybody())


def _end(workspace: Workspace, member: Membership, heir: Membership | None, what: str) -> None:
    if not member.is_active:
        return
    if "owner" in roles_of([member]).get(member.id, []):
        require_other_owner(workspace, member)
    if heir is not None:
        _hand_over(member, heir)
    for invitation in Invitation.objects.filter(membership=member, accepted_at=None, revoked_at=None):
        end_invitation(invitation)
    member.is_active, member.version = False, member.version + 1
    member.save(update_fields=["is_active", "version"])
    sync_circles(member)
    tell_access_changed(member)
    # An account that never joined works elsewhere only, and is left alone there.
    if member.user_id and member.joined_at and what == "deactivated":
        end_sessions(member.user_id)
    publish(MemberChanged(what=what), about=member, heard_by=everybody())


def _hand_over(member: Membership, heir: Membership) -> None:
    if heir.pk == member.pk or not heir.is_active or heir.kind != Kind.STAFF:
        raise CannotTakeOver(fields={"hand_over_to": [str(CannotTakeOver.message)]})
    for hand_over in handovers:
        hand_over(member, heir)


def _change_roles(workspace: Workspace, member: Membership, roles: list[str]) -> None:
    known = {key for key, role in ROLES.items() if role.staff}
    if member.kind != Kind.STAFF or not roles or not set(roles) <= known:
        raise WrongRole(fields={"roles": [str(WrongRole.message)]})
    if "owner" in roles_of([member])[member.id] and "owner" not in roles:
        require_other_owner(workspace, member)
    set_roles(workspace, member, roles)


def require_other_owner(workspace: Workspace, member: Membership) -> None:
    """Refuse to lose the last owner; two of them cannot both go at once.

    Raises:
        LastOwner.
    """
    Workspace.objects.select_for_update(no_key=True).get(pk=workspace.pk)
    if not other_owners(workspace, member):
        raise LastOwner


def _change_teams(workspace: Workspace, member: Membership, teams: Sequence[Team]) -> list[object] | None:
    before = {place.team_id: place for place in TeamPlace.objects.filter(membership=member).select_related("team")}
    after = {team.id: team for team in teams}
    if set(before) == set(after):
        return None
    TeamPlace.objects.filter(pk__in=[place.pk for pk, place in before.items() if pk not in after]).delete()
    for pk, team in after.items():
        if pk not in before:
            TeamPlace.objects.create(workspace=workspace, membership=member, team=team)
    sync_circles(member)
    tell_access_changed(member)
    return [sorted(place.team.name for place in before.values()), sorted(team.name for team in teams)]
