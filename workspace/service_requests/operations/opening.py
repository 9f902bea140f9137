"""Opening and editing requests, and making a deal of one."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from accounts.models import Kind, Membership, Workspace
from collaboration.files.operations import attach
from journal.acting import publish
from journal.ids import uuid7
from journal.versions import FieldEdit, merge_edit
from permissions.history import last_changes_of
from workspace.companies.models import Company
from workspace.deals.models import Deal, Pipeline
from workspace.deals.operations import open_deal
from workspace.service_requests.errors import CategoryIsArchived, RequesterIsNoClient, RequestHasDeal
from workspace.service_requests.events import DealGotRequest, RequestEdited, RequestMadeDeal, RequestOpened
from workspace.service_requests.models import RequestCategory, RequestCounter, ServiceRequest
from workspace.service_requests.operations import telling

# Fields whose change the client may hear of; a link to a deal is staff's own business.
_SHOWN_TO_CLIENTS = {"subject", "category_id", "urgency"}


def open_request(
    *,
    workspace: Workspace,
    requester: Membership,
    category: RequestCategory,
    subject: str,
    text: str,
    urgency: str = ServiceRequest.Urgency.NORMAL,
    deal: Deal | None = None,
    request_id: UUID | None = None,
    file_ids: Sequence[UUID] = (),
) -> ServiceRequest:
    """Take a client's request; they are mailed its number and when we answer, staff who hand out work are told.

    Args:
        requester: the client, also when staff open it on their behalf.
        request_id: an id the browser proposes, so that a retry is not a second request.
        file_ids: new uploads of whoever opens it; every reader of the request has them.

    Raises:
        RequesterIsNoClient, CategoryIsArchived, IdTaken, FileIsNotYours.
    """
    _require_askable(requester, category)
    request = ServiceRequest(
        id=request_id or uuid7(),
        workspace=workspace,
        serial=RequestCounter.take(workspace),
        subject=subject,
        text=text,
        category=category,
        urgency=urgency,
        requester=requester,
        company=Company.objects.filter(circle=requester.circle).first() if requester.circle_id else None,
        deal=deal,
        answer_by=timezone.now() + timedelta(hours=category.answer_hours),
    )
    request.insert()
    attach(file_ids=file_ids, about=request, part=("request", request.id))
    publish(RequestOpened(category_id=category.id), about=request, parents=parents_of(request))
    _tell_deal(request)
    telling.of_opening(request)
    return request


def _require_askable(requester: Membership, category: RequestCategory) -> None:
    if requester.kind != Kind.CLIENT or not requester.is_active:
        raise RequesterIsNoClient
    if category.archived_at is not None:
        raise CategoryIsArchived


def edit_request(*, request: ServiceRequest, edits: Mapping[str, FieldEdit]) -> None:
    """Change subject, category, urgency or deal; different fields of two people merge.

    Another category moves a promised answer time by the difference of their hours.

    Args:
        edits: new category and deal ids were loaded by the caller.

    Raises:
        CategoryIsArchived.
        Clash: a field was changed meanwhile; nothing was applied.
    """
    hours = request.category.answer_hours
    changes = merge_edit(request, edits, who_changed=last_changes_of(request))
    if not changes:
        return
    names = list(changes)
    if "category_id" in changes:
        category = RequestCategory.objects.get(pk=request.category_id)
        if category.archived_at is not None:
            raise CategoryIsArchived
        if request.answer_by is not None:
            request.answer_by += timedelta(hours=category.answer_hours - hours)
            names.append("answer_by")
    request.touch(*names)
    publish(
        RequestEdited(changes=changes),
        about=request,
        only=None if _SHOWN_TO_CLIENTS & set(changes) else "internal",
        parents=parents_of(request),
        values=changes,
    )
    if "deal_id" in changes:
        _tell_deal(request)


def make_deal(
    *, request: ServiceRequest, workspace: Workspace, pipeline: Pipeline, owner: Membership | None, title: str = ""
) -> Deal:
    """Open a deal from a request and tie them together.

    Args:
        owner: who will be responsible for the deal.
        title: the request's subject unless given.

    Raises:
        RequestHasDeal, and what open_deal refuses.
    """
    if request.deal_id is not None:
        raise RequestHasDeal
    deal = open_deal(
        workspace=workspace,
        pipeline=pipeline,
        title=title or request.subject,
        company=request.company,
        owner=owner,
        description=request.text,
    )
    request.deal = deal
    # No new version and no new date: the client, who sees both, must not learn that staff made a deal of it.
    request.save(update_fields=["deal"])
    publish(
        RequestMadeDeal(changes={"deal_id": [None, str(deal.id)]}),
        about=request,
        only="internal",
        parents=parents_of(request),
    )
    _tell_deal(request)
    return deal


def parents_of(request: ServiceRequest) -> list[str]:
    """Whose watchers want to know of it too."""
    return [f"deal:{request.deal_id}"] if request.deal_id else []


def _tell_deal(request: ServiceRequest) -> None:
    if request.deal is not None:
        publish(DealGotRequest(request_id=request.id, name=str(request)), about=request.deal, only="internal")
