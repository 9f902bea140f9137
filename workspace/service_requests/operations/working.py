"""Working on a request: who is responsible, and its way from New to Closed."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.models import Kind, Membership
from journal.acting import current, publish
from journal.events import plain
from journal.versions import require_version
from permissions.undoing.errors import CannotBeUndone, ChangedSince
from workspace.service_requests.errors import (
    AssigneeCannotWork,
    RequestCannotBecome,
    RequestIsNotResolved,
    RequestIsOpen,
)
from workspace.service_requests.events import RequestAssigned, RequestStatusChanged
from workspace.service_requests.models import ServiceRequest
from workspace.service_requests.operations import telling
from workspace.service_requests.operations.opening import parents_of

Status = ServiceRequest.Status
# What staff may make of a request; the client's own steps are confirm, reopen and answering.
STAFF_MOVES: dict[str, frozenset[str]] = {
    Status.NEW: frozenset({Status.IN_WORK, Status.WAITING, Status.RESOLVED, Status.CLOSED}),
    Status.IN_WORK: frozenset({Status.WAITING, Status.RESOLVED, Status.CLOSED}),
    Status.WAITING: frozenset({Status.IN_WORK, Status.RESOLVED, Status.CLOSED}),
    Status.RESOLVED: frozenset({Status.IN_WORK, Status.CLOSED}),
    Status.CLOSED: frozenset({Status.IN_WORK}),
}


def assign_request(*, request: ServiceRequest, assignee: Membership | None, version: int) -> None:
    """Make somebody responsible, or nobody; a new request comes into work with it.

    Raises:
        AssigneeCannotWork, StaleVersion.
    """
    require_version(request, version)
    if assignee is not None and not can_work(assignee):
        raise AssigneeCannotWork
    before = request.assignee
    if (before.id if before else None) == (assignee.id if assignee else None):
        return
    request.assignee = assignee
    request.touch("assignee")
    publish(
        RequestAssigned(changes={"assignee": [_name(before), _name(assignee)]}),
        about=request,
        parents=parents_of(request),
        values={"assignee_id": [before.id if before else None, assignee.id if assignee else None]},
    )
    if assignee is not None:
        telling.of_assignment(request)
        take_up(request)


def set_status(*, request: ServiceRequest, status: str, version: int) -> None:
    """Staff bring a request further; the client is told of the end.

    Raises:
        RequestCannotBecome: not from its present status.
        StaleVersion.
    """
    require_version(request, version)
    if status == request.status:
        return
    if status not in STAFF_MOVES[request.status]:
        raise RequestCannotBecome(extra={"from": request.status, "to": status})
    before = request.status
    become(request, status)
    if tells_the_client(before, status):
        telling.of_the_end(request)


def tells_the_client(before: str, status: str) -> bool:
    """Is this the step that asks the client, by mail too, to confirm that it is done?"""
    return status == Status.RESOLVED or (status == Status.CLOSED and before != Status.RESOLVED)


def confirm_request(*, request: ServiceRequest) -> None:
    """The client agrees that it is resolved: it is closed.

    Raises:
        RequestIsNotResolved.
    """
    if request.status != Status.RESOLVED:
        raise RequestIsNotResolved
    become(request, Status.CLOSED)


def reopen_request(*, request: ServiceRequest) -> None:
    """The client takes a resolved or closed request up again; the answer is owed anew.

    Raises:
        RequestIsOpen.
    """
    if request.status not in (Status.RESOLVED, Status.CLOSED):
        raise RequestIsOpen
    owe_answer(request)
    become(request, Status.IN_WORK)


def take_up(request: ServiceRequest) -> None:
    """A new request that staff turned to is in work."""
    if request.status == Status.NEW:
        become(request, Status.IN_WORK)


def become(request: ServiceRequest, status: str, *fields: str) -> None:
    """Give it a status; nothing is owed to the client once it is theirs to answer or done.

    Args:
        fields: changed by the caller, to be saved along.
    """
    was = _standing(request)
    request.status = Status(status)
    if status not in (Status.NEW, Status.IN_WORK):
        request.answer_by = None
    request.touch("status", "answer_by", *fields)
    _publish_status(request, was)


def take_back_status(*, request: ServiceRequest, values: Mapping[str, list[Any]]) -> None:
    """Put a request back to the status, and the answer owed, that a step took it from.

    Args:
        values: what the step changed, as the journal kept it.

    Raises:
        ChangedSince: it has another status by now.
        CannotBeUndone: the client was told of that step; staff take the next step instead.
    """
    before, after = values.get("status") or [request.status] * 2
    if request.status != after:
        raise ChangedSince(["status"])
    if tells_the_client(before, after):
        raise CannotBeUndone
    was = _standing(request)
    owed, owed_after = values.get("answer_by") or [None, None]
    request.status = Status(before)
    if plain(was["answer_by"]) == owed_after:
        request.answer_by = parse_datetime(owed) if owed else None
    request.touch("status", "answer_by")
    _publish_status(request, was)


def _standing(request: ServiceRequest) -> dict[str, Any]:
    return {"status": str(request.status), "answer_by": request.answer_by}


def _publish_status(request: ServiceRequest, was: Mapping[str, Any]) -> None:
    now = _standing(request)
    publish(
        RequestStatusChanged(changes={"status": [was["status"], now["status"]]}),
        about=request,
        parents=parents_of(request),
        values={name: [was[name], now[name]] for name in now},
    )


def owe_answer(request: ServiceRequest) -> None:
    """Promise the next answer, counted from now, unless one is owed already; the caller saves `answer_by`."""
    if request.answer_by is None:
        request.answer_by = timezone.now() + timedelta(hours=request.category.answer_hours)


def hand_over_requests(leaver: Membership, successor: Membership) -> None:
    """The open requests of a leaver go to their successor; called when a member is deactivated."""
    mine = ServiceRequest.objects.filter(workspace_id=leaver.workspace_id, assignee=leaver)
    for request in mine.exclude(status=Status.CLOSED).select_for_update(no_key=True):
        current().remember(request)
        request.assignee = successor
        request.touch("assignee")
        publish(
            RequestAssigned(changes={"assignee": [leaver.name, successor.name]}),
            about=request,
            parents=parents_of(request),
        )


def can_work(member: Membership) -> bool:
    """Active staff who can sign in."""
    can_enter = member.user_id is not None and member.joined_at is not None
    return member.kind == Kind.STAFF and member.is_active and can_enter


def _name(member: Membership | None) -> str | None:
    return member.name if member else None
