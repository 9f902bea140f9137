"""The categories clients choose from."""

from uuid import UUID

from journal.acting import act
from permissions.capabilities import Capability
from permissions.edits import EditIn, edits_of
from permissions.http import Door, Request
from permissions.presenting import present, present_all
from workspace.service_requests import operations
from workspace.service_requests.models import RequestCategory
from workspace.service_requests.schemas import CategoryEdits, CategoryIn, CategoryOut

door = Door(tags=["requests"])


@door.get("/request-categories", response=list[CategoryOut])
def list_categories(request: Request, archived: bool = False) -> object:
    with act(request.workspace, by=request.actor):
        operations.open_default_categories(request.workspace)
    rows = request.scope.visible(RequestCategory).filter(archived_at__isnull=not archived)
    return present_all(CategoryOut, rows.order_by("rank", "id"), request.scope)


@door.post("/request-categories", response=CategoryOut)
def add_category(request: Request, body: CategoryIn) -> object:
    request.scope.require(Capability.REQUEST_SETTINGS)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        category = operations.add_category(workspace=request.workspace, **body.dict())
    return present(CategoryOut, category, request.scope)


@door.patch("/request-categories/{category_id}", response=CategoryOut)
def edit_category(request: Request, category_id: UUID, body: EditIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        category = request.scope.load(RequestCategory, category_id, to=Capability.REQUEST_SETTINGS, lock=True)
        operations.edit_category(category=category, edits=edits_of(body, CategoryEdits))
    return present(CategoryOut, category, request.scope)


@door.delete("/request-categories/{category_id}", response=CategoryOut)
def archive_category(request: Request, category_id: UUID) -> object:
    """It is offered no longer; requests of it keep it."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        category = request.scope.load(RequestCategory, category_id, to=Capability.REQUEST_SETTINGS, lock=True)
        operations.archive_category(category=category)
    return present(CategoryOut, category, request.scope)
