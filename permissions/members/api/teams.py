"""Departments."""

from typing import Any
from uuid import UUID

from accounts.models import Team
from journal.acting import act
from permissions.capabilities import Capability
from permissions.http import Door, Request
from permissions.members import operations, queries
from permissions.members.schemas import NewTeamIn, TeamIn, TeamOut
from permissions.scope import Scope

door = Door(tags=["teams"])


@door.get("/teams", response=list[TeamOut])
def list_teams(request: Request) -> Any:
    """Every department."""
    return list(queries.teams_with_counts(request.scope))


@door.post("/teams", response=TeamOut)
def open_team(request: Request, body: NewTeamIn) -> Any:
    request.scope.require(Capability.TEAM_MANAGE)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        parent = request.scope.load(Team, body.parent_id) if body.parent_id else None
        team = operations.open_team(workspace=request.workspace, name=body.name, parent=parent)
    return _counted(team, request.scope)


@door.patch("/teams/{team_id}", response=TeamOut)
def edit_team(request: Request, team_id: UUID, body: TeamIn) -> Any:
    """Rename or move; a `parent_id` of null makes it a department of its own."""
    scope = request.scope
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        team = scope.load(Team, team_id, to=Capability.TEAM_MANAGE, lock=True)
        changes: dict[str, Any] = {}
        if body.name is not None:
            changes["name"] = body.name
        if "parent_id" in body.model_fields_set:
            changes["parent"] = scope.load(Team, body.parent_id) if body.parent_id else None
        operations.edit_team(workspace=request.workspace, team=team, changes=changes)
    return _counted(team, scope)


@door.delete("/teams/{team_id}", response=None)
def close_team(request: Request, team_id: UUID) -> None:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        team = request.scope.load(Team, team_id, to=Capability.TEAM_MANAGE, lock=True)
        operations.close_team(team=team)


def _counted(team: Team, scope: Scope) -> Team:
    return queries.teams_with_counts(scope).get(pk=team.pk)
