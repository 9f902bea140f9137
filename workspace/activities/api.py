"""The doors of the activities room."""

from uuid import UUID

from django.db import models
from ninja import Query

from collaboration.notifications.registry import load_told
from journal.acting import act
from permissions.capabilities import Capability
from permissions.http import Door, PortalDoor, Request
from workspace.activities import operations, queries
from workspace.activities.schemas import ActivityIn, ActivityOut, TimelineFilters, TimelineOut, TimelinePage
from workspace.deals.models import Deal

door = Door(tags=["activities"])
portal_door = PortalDoor(tags=["portal: timeline"])


@door.get("/timeline", response=TimelineOut)
@portal_door.get("/timeline", response=TimelineOut, operation_id="portal_read_timeline")
def read_any_timeline(request: Request, filters: Query[TimelineFilters]) -> object:
    """What happened to a record of any kind, the latest first, as far as its reader may know it."""
    return _page(request, load_told(request.scope, filters.about), filters)


@door.get("/deals/{deal_id}/timeline", response=TimelineOut)
def read_timeline(request: Request, deal_id: UUID, page: Query[TimelinePage]) -> object:
    return _page(request, request.scope.load(Deal, deal_id), page)


@door.post("/deals/{deal_id}/activities", response=ActivityOut)
def log_activity(request: Request, deal_id: UUID, body: ActivityIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = request.scope.load(Deal, deal_id, to=Capability.DEAL_COMMENT, lock=True)
        return operations.log_activity(
            deal=deal,
            kind=body.kind,
            text=body.text,
            happened_at=body.happened_at,
            duration_minutes=body.duration_minutes,
            direction=body.direction,
            activity_id=body.id,
        )


def _page(request: Request, record: models.Model, page: TimelinePage) -> dict[str, object]:
    items, following = queries.timeline(
        request.scope, record, request.workspace.slug, show=page.filter, after=page.after, n=page.limit
    )
    return {"items": items, "next": following}
