"""What staff can do with a request."""

from uuid import UUID

from accounts.models import Membership
from journal.acting import act
from permissions.capabilities import Capability
from permissions.http import Door, Request
from workspace.deals.api.full import full_deal
from workspace.deals.models import Pipeline
from workspace.deals.schemas import DealFullOut
from workspace.service_requests import operations
from workspace.service_requests.api.shown import shown_by_id
from workspace.service_requests.models import ServiceRequest
from workspace.service_requests.schemas import AssignIn, MakeDealIn, MessageIn, RequestOut, StatusIn

door = Door(tags=["requests"])


@door.post("/requests/{request_id}/assign", response=RequestOut)
def assign_request(request: Request, request_id: UUID, body: AssignIn) -> object:
    scope = request.scope
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        found = scope.load(ServiceRequest, request_id, to=Capability.REQUEST_ASSIGN, lock=True)
        assignee = scope.load(Membership, body.assignee_id) if body.assignee_id else None
        operations.assign_request(request=found, assignee=assignee, version=body.version)
    return shown_by_id(request_id, scope, request.workspace.slug)


@door.post("/requests/{request_id}/reply", response=RequestOut)
def reply(request: Request, request_id: UUID, body: MessageIn) -> object:
    """To the client, who reads it in the portal and by mail."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        found = request.scope.load(ServiceRequest, request_id, to=Capability.REQUEST_COMMENT, lock=True)
        operations.reply(request=found, scope=request.scope, body=body.body, comment_id=body.id, file_ids=body.file_ids)
    return shown_by_id(request_id, request.scope, request.workspace.slug)


@door.post("/requests/{request_id}/note", response=RequestOut)
def note(request: Request, request_id: UUID, body: MessageIn) -> object:
    """For staff only."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        found = request.scope.load(ServiceRequest, request_id, to=Capability.REQUEST_COMMENT, lock=True)
        operations.note(request=found, scope=request.scope, body=body.body, comment_id=body.id, file_ids=body.file_ids)
    return shown_by_id(request_id, request.scope, request.workspace.slug)


@door.post("/requests/{request_id}/status", response=RequestOut)
def set_status(request: Request, request_id: UUID, body: StatusIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        found = request.scope.load(ServiceRequest, request_id, to=Capability.REQUEST_WORK, lock=True)
        operations.set_status(request=found, status=body.status, version=body.version)
    return shown_by_id(request_id, request.scope, request.workspace.slug)


@door.post("/requests/{request_id}/make-deal", response=DealFullOut)
def make_deal(request: Request, request_id: UUID, body: MakeDealIn) -> object:
    scope = request.scope
    scope.require(Capability.DEAL_CREATE)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = operations.make_deal(
            request=scope.load(ServiceRequest, request_id, to=Capability.REQUEST_WORK, lock=True),
            workspace=request.workspace,
            pipeline=scope.load(Pipeline, body.pipeline_id),
            owner=request.member,
            title=body.title,
        )
    return full_deal(deal.id, scope)
