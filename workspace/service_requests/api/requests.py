"""Listing, opening, reading and editing requests."""

from uuid import UUID

from ninja import Query

from accounts.models import Membership
from journal.acting import act
from permissions.capabilities import Capability
from permissions.edits import EditIn, edits_of
from permissions.http import Door, Request
from permissions.lists import Count, count_up_to, ids_of, sort_of
from permissions.scope import Scope
from workspace.activities.queries import timeline
from workspace.activities.schemas import TimelineOut, TimelinePage
from workspace.deals.models import Deal
from workspace.service_requests import operations, queries
from workspace.service_requests.api.shown import shown, shown_by_id
from workspace.service_requests.models import RequestCategory, ServiceRequest
from workspace.service_requests.schemas import (
    CountsOut,
    OpenRequestIn,
    RequestEdits,
    RequestListing,
    RequestOut,
    RequestPageOut,
)

door = Door(tags=["requests"])

SORTS = {
    "updated": "updated_at",
    "created": "created_at",
    "number": "serial",
    "subject": "search_subject",
    "answer_by": "answer_by",
    "last_reply": "last_reply_at",
}


def _filter(wanted: RequestListing, scope: Scope) -> queries.RequestFilter:
    if wanted.deal is not None:
        scope.load(Deal, wanted.deal)
    someone = scope.member_id if wanted.assignee == "me" else wanted.assignee
    return queries.RequestFilter(
        statuses=tuple(one for one in wanted.status.split(",") if one),
        assignee=someone if isinstance(someone, UUID) else None,
        unassigned=wanted.assignee == "none",
        requester=wanted.requester,
        company=wanted.company,
        category=wanted.category,
        deal=wanted.deal,
        urgency=wanted.urgency,
        overdue=wanted.overdue,
        q=wanted.q,
        ids=tuple(ids_of(wanted.ids)) if wanted.ids else None,
    )


@door.get("/requests", response=RequestPageOut)
def list_requests(request: Request, filters: Query[RequestListing]) -> object:
    rows = queries.with_names(queries.filtered(_filter(filters, request.scope)))
    order = sort_of(filters.sort, SORTS, "-updated")
    n = 100 if filters.ids else filters.limit
    page = request.scope.page(ServiceRequest, order=order, after=filters.after, n=n, rows=rows)
    return {"items": shown(page.items, request.scope, request.workspace.slug), "next": page.next}


@door.get("/requests/counts", response=CountsOut)
def count_requests_by_status(request: Request) -> object:
    return queries.counts_of(request.scope)


@door.get("/requests/count", response=Count)
def count_requests(request: Request, filters: Query[RequestListing]) -> object:
    rows = queries.filtered(_filter(filters, request.scope))
    return count_up_to(request.scope.visible(ServiceRequest, rows=rows))


@door.post("/requests", response=RequestOut)
def open_request(request: Request, body: OpenRequestIn) -> object:
    scope = request.scope
    scope.require(Capability.REQUEST_WORK)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        opened = operations.open_request(
            workspace=request.workspace,
            requester=scope.load(Membership, body.requester_id),
            category=scope.load(RequestCategory, body.category_id),
            deal=scope.load(Deal, body.deal_id) if body.deal_id else None,
            subject=body.subject,
            text=body.text,
            urgency=body.urgency,
            request_id=body.id,
            file_ids=body.file_ids,
        )
    return shown_by_id(opened.id, scope, request.workspace.slug)


@door.get("/requests/{request_id}", response=RequestOut)
def read_request(request: Request, request_id: UUID) -> object:
    return shown_by_id(request_id, request.scope, request.workspace.slug)


@door.patch("/requests/{request_id}", response=RequestOut)
def edit_request(request: Request, request_id: UUID, body: EditIn) -> object:
    scope = request.scope
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        found = scope.load(ServiceRequest, request_id, to=Capability.REQUEST_WORK, lock=True)
        edits = edits_of(body, RequestEdits)
        if "category_id" in edits:
            scope.load(RequestCategory, edits["category_id"].value)
        if "deal_id" in edits and edits["deal_id"].value is not None:
            scope.load(Deal, edits["deal_id"].value)
        operations.edit_request(request=found, edits=edits)
    return shown_by_id(request_id, scope, request.workspace.slug)


@door.get("/requests/{request_id}/timeline", response=TimelineOut)
def read_timeline(request: Request, request_id: UUID, page: Query[TimelinePage]) -> object:
    found = request.scope.load(ServiceRequest, request_id)
    items, following = timeline(
        request.scope, found, request.workspace.slug, show=page.filter, after=page.after, n=page.limit
    )
    return {"items": items, "next": following}
