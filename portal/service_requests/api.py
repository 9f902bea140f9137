"""A client's requests: send one, follow it, answer, confirm or reopen."""

from collections.abc import Iterable
from typing import Annotated, Any
from uuid import UUID

from ninja import Query
from pydantic import Field

from collaboration.comments import budget
from collaboration.comments.queries import comments_on, with_names
from collaboration.comments.schemas import CommentsOut
from collaboration.files.queries import files_of
from collaboration.files.schemas import file_ref
from journal.acting import act
from permissions.capabilities import Capability
from permissions.http import PortalDoor, Request
from permissions.lists import Filters, ids_of, sort_of
from permissions.presenting import present
from permissions.scope import Scope
from permissions.scope.page import keyset
from portal import access
from portal.service_requests.schemas import (
    OfferedCategoryOut,
    OwnRequestListing,
    OwnRequestOut,
    OwnRequestPageOut,
    ReopenIn,
    ReplyIn,
    SendRequestIn,
)
from workspace.service_requests import operations, queries
from workspace.service_requests.models import RequestCategory, ServiceRequest

door = PortalDoor(tags=["portal: requests"])

SORTS = {"updated": "updated_at", "created": "created_at", "number": "serial"}
VERBS = {Capability.REQUEST_VIEW, Capability.REQUEST_COMMENT, Capability.REQUEST_CONFIRM}


class ConversationFilters(Filters):
    after: Annotated[str | None, Field(max_length=500)] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 100


def _shown(requests: Iterable[ServiceRequest], scope: Scope, slug: str) -> list[OwnRequestOut]:
    rows: list[Any] = list(requests)
    files = files_of(scope.workspace_id, ServiceRequest.noun, [row.id for row in rows])
    found = []
    for row in rows:
        row.files = [file_ref(file, scope, slug) for file in files.get(row.id, [])]
        one = present(OwnRequestOut, row, scope)
        one.abilities = [verb for verb in one.abilities if verb in VERBS]
        if row.deal is not None and not scope.allows(row.deal, Capability.DEAL_VIEW):
            one.deal = None
        found.append(one)
    return found


def _one(request: Request, request_id: UUID) -> OwnRequestOut:
    request.scope.load(ServiceRequest, request_id)
    rows = queries.with_names(access.requests_of(request.scope)).filter(pk=request_id)
    return _shown(rows, request.scope, request.workspace.slug)[0]


@door.get("/request-categories", response=list[OfferedCategoryOut], operation_id="portal_list_categories")
def list_categories(request: Request) -> object:
    """What a request may be about, each with the hours until our answer."""
    if request.scope.can(Capability.REQUEST_CREATE):
        with act(request.workspace, by=request.actor):
            operations.open_default_categories(request.workspace)
    return list(request.scope.visible(RequestCategory).filter(archived_at=None).order_by("rank", "id"))


@door.get("/requests", response=OwnRequestPageOut, operation_id="portal_list_requests")
def list_requests(request: Request, filters: Query[OwnRequestListing]) -> object:
    by = queries.RequestFilter(
        statuses=(filters.status,) if filters.status else (),
        q=filters.q,
        ids=tuple(ids_of(filters.ids)) if filters.ids else None,
    )
    order = sort_of(filters.sort, SORTS, "-updated")
    n = 100 if filters.ids else filters.limit
    rows = queries.with_names(queries.filtered(by))
    page = request.scope.page(ServiceRequest, order=order, after=filters.after, n=n, rows=rows)
    return {"items": _shown(page.items, request.scope, request.workspace.slug), "next": page.next}


@door.post("/requests", response=OwnRequestOut, operation_id="portal_open_request")
def open_request(request: Request, body: SendRequestIn) -> object:
    scope = request.scope
    scope.require(Capability.REQUEST_CREATE)
    budget.spend(request)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        opened = operations.open_request(
            workspace=request.workspace,
            requester=request.member,
            category=scope.load(RequestCategory, body.category_id),
            deal=access.load_deal(scope, body.deal_id) if body.deal_id else None,
            subject=body.subject,
            text=body.text,
            urgency=body.urgency,
            request_id=body.id,
            file_ids=body.file_ids,
        )
    return _one(request, opened.id)


@door.get("/requests/{request_id}", response=OwnRequestOut, operation_id="portal_read_request")
def read_request(request: Request, request_id: UUID) -> object:
    return _one(request, request_id)


@door.get("/requests/{request_id}/conversation", response=CommentsOut, operation_id="portal_read_conversation")
def read_conversation(request: Request, request_id: UUID, filters: Query[ConversationFilters]) -> Any:
    """What was said between this person and staff, newest first."""
    found = request.scope.load(ServiceRequest, request_id)
    page = keyset(comments_on(found, request.scope), order="-created_at", after=filters.after, n=filters.limit)
    return {"items": with_names(page.items, found, request.scope, request.workspace.slug), "next": page.next}


@door.post("/requests/{request_id}/reply", response=OwnRequestOut, operation_id="portal_reply")
def reply(request: Request, request_id: UUID, body: ReplyIn) -> object:
    budget.spend(request)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        found = request.scope.load(ServiceRequest, request_id, to=Capability.REQUEST_COMMENT, lock=True)
        operations.reply(request=found, scope=request.scope, body=body.body, comment_id=body.id, file_ids=body.file_ids)
    return _one(request, request_id)


@door.post("/requests/{request_id}/confirm", response=OwnRequestOut, operation_id="portal_confirm")
def confirm(request: Request, request_id: UUID) -> object:
    """Yes, it is resolved."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        found = request.scope.load(ServiceRequest, request_id, to=Capability.REQUEST_CONFIRM, lock=True)
        operations.confirm_request(request=found)
    return _one(request, request_id)


@door.post("/requests/{request_id}/reopen", response=OwnRequestOut, operation_id="portal_reopen")
def reopen(request: Request, request_id: UUID, body: ReopenIn) -> object:
    """No, it is not: the reason becomes part of the conversation."""
    budget.spend(request)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        found = request.scope.load(ServiceRequest, request_id, to=Capability.REQUEST_CONFIRM, lock=True)
        operations.reopen_request(request=found)
        operations.reply(request=found, scope=request.scope, body=body.text)
    return _one(request, request_id)
