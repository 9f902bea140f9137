"""The workspace itself."""

from typing import Any

from accounts.models import Workspace
from journal.acting import act
from permissions.capabilities import Capability
from permissions.edits import EditIn, edits_of
from permissions.http import Door, Request
from permissions.members import operations, queries
from permissions.members.schemas import WorkspaceEditable, WorkspaceOut
from permissions.presenting import present
from permissions.roles import ROLES

door = Door(tags=["workspace"])


@door.get("/workspace", response=WorkspaceOut)
def show_workspace(request: Request) -> WorkspaceOut:
    """Settings, roles in words, and what is left of the first-run checklist."""
    return _present(request, request.scope.load(Workspace, request.workspace.id))


@door.patch("/workspace", response=WorkspaceOut)
def change_workspace(request: Request, body: EditIn) -> WorkspaceOut:
    """Each field with the value the writer saw; what somebody else changed meanwhile is a `clash`."""
    edits = edits_of(body, WorkspaceEditable)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        workspace = request.scope.load(Workspace, request.workspace.id, to=Capability.WORKSPACE_MANAGE, lock=True)
        operations.change_workspace(workspace=workspace, edits=edits)
    return _present(request, workspace)


def _present(request: Request, workspace: Workspace) -> WorkspaceOut:
    shown: Any = workspace
    shown.roles = [role for role in ROLES.values() if role.staff]
    shown.outside_roles = [role for role in ROLES.values() if not role.staff]
    shown.checklist = [] if workspace.checklist_hidden else queries.ticks(request.member)
    return present(WorkspaceOut, shown, request.scope)
