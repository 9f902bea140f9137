"""Departments."""

from typing import Any

from django.db.models import ProtectedError

from accounts.circles import open_circle, sync_circles
from accounts.events import TeamChanged
from accounts.models import Membership, Team, Workspace
from accounts.models.membership import TeamPlace
from journal.acting import publish
from permissions.grants import tell_access_changed
from permissions.members.errors import TeamHasTeams, TeamInUse, TeamLoop, TeamNameTaken


def open_team(*, workspace: Workspace, name: str, parent: Team | None) -> Team:
    """A new department, empty.

    Raises:
        TeamNameTaken.
    """
    _require_free_name(workspace, name)
    team = Team.objects.create(workspace=workspace, name=name, parent=parent, circle=open_circle(workspace))
    publish(TeamChanged(what="opened", changes={"name": [None, name]}), about=team)
    return team


def edit_team(*, workspace: Workspace, team: Team, changes: dict[str, Any]) -> None:
    """Rename or move a department; whoever works above it sees its records.

    Args:
        changes: `name` and `parent` (a Team or None), as far as given.

    Raises:
        TeamNameTaken, TeamLoop.
    """
    told: dict[str, list[Any]] = {}
    name = changes.get("name", team.name)
    if name != team.name:
        _require_free_name(workspace, name, but=team)
        told["name"] = [team.name, name]
        team.name = name
    parent = changes.get("parent", team.parent)
    if (parent and parent.id) != team.parent_id:
        _require_no_loop(workspace, team, parent)
        told["parent"] = [team.parent.name if team.parent else None, parent.name if parent else None]
        team.parent = parent
    if not told:
        return
    team.save(update_fields=["name", "parent"])
    publish(TeamChanged(what="edited", changes=told), about=team)
    if "parent" in told:
        # The people of every team above the old and the new place: asking all is cheaper than finding out whom.
        tell_access_changed(everyone=True)


def close_team(*, team: Team) -> None:
    """Delete a department that nothing belongs to; its people stay without it.

    Raises:
        TeamHasTeams, TeamInUse.
    """
    if Team.objects.filter(parent=team).exists():
        raise TeamHasTeams
    members = list(Membership.objects.filter(teams=team))
    circle, group = team.circle, team.circle.group
    publish(TeamChanged(what="closed", changes={"name": [team.name, None]}), about=team)
    tell_access_changed(circle)
    TeamPlace.objects.filter(team=team).delete()
    for member in members:
        sync_circles(member)
    try:
        team.delete()
        circle.delete()
        group.delete()
    except ProtectedError:
        raise TeamInUse from None


def _require_free_name(workspace: Workspace, name: str, but: Team | None = None) -> None:
    # One change of departments at a time: two halves of a loop must not be made side by side.
    Workspace.objects.select_for_update(no_key=True).get(pk=workspace.pk)
    same = Team.objects.filter(workspace=workspace, name__iexact=name)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise TeamNameTaken(fields={"name": [str(TeamNameTaken.message)]})


def _require_no_loop(workspace: Workspace, team: Team, parent: Team | None) -> None:
    Workspace.objects.select_for_update(no_key=True).get(pk=workspace.pk)
    above = dict(Team.objects.filter(workspace=workspace).values_list("id", "parent_id"))
    place = parent.id if parent else None
    while place is not None:
        if place == team.id:
            raise TeamLoop(fields={"parent_id": [str(TeamLoop.message)]})
        place = above.get(place)
