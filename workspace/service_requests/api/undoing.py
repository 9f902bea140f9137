"""The ways back of what staff do with a request.

A message is never unsaid and a mail never unsent: an answer to the client, and the step that asks the client to confirm
the end, have no way back but the next step.
"""

from typing import Any
from uuid import UUID

from accounts.models import Membership
from journal.models import Event
from permissions.capabilities import Capability
from permissions.http import Request
from permissions.undoing.errors import ChangedSince
from permissions.undoing.registry import undoable, undoable_edit
from workspace.service_requests import operations
from workspace.service_requests.api.requests import edit_request
from workspace.service_requests.models import ServiceRequest


def register() -> None:
    """Called in AppConfig.ready()."""
    undoable_edit("request.edited", edit_request)
    undoable("request.assigned", _give_back)
    undoable("request.status_changed", _put_back)


def _put_back(request: Request, event: Event) -> None:
    found = request.scope.load(ServiceRequest, event.about_id, to=Capability.REQUEST_WORK, lock=True)
    operations.take_back_status(request=found, values=event.payload.get("values") or {})


def _give_back(request: Request, event: Event) -> None:
    found = request.scope.load(ServiceRequest, event.about_id, to=Capability.REQUEST_ASSIGN, lock=True)
    values: dict[str, list[Any]] = event.payload.get("values") or {}
    before, after = values.get("assignee_id") or [None, None]
    if str(found.assignee_id or "") != (after or ""):
        raise ChangedSince(["assignee_id"])
    assignee = request.scope.load(Membership, UUID(before)) if before else None
    operations.assign_request(request=found, assignee=assignee, version=found.version)
