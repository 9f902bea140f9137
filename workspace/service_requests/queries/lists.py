"""Narrowing and counting requests."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from permissions.lists import matching
from permissions.scope import Scope
from workspace.deals.models import Deal
from workspace.service_requests.models import ServiceRequest

Status = ServiceRequest.Status
_NUMBER = re.compile(r"^\s*(?:[rR]-?)?(\d{1,9})\s*$")


@dataclass(frozen=True)
class RequestFilter:
    """What a list of requests may be narrowed by; None leaves a condition out.

    Args:
        statuses: any of them.
        unassigned: only those nobody is responsible for.
        overdue: only those whose promised answer is late.
    """

    statuses: tuple[str, ...] = ()
    assignee: UUID | None = None
    unassigned: bool = False
    requester: UUID | None = None
    company: UUID | None = None
    category: UUID | None = None
    deal: UUID | None = None
    urgency: str | None = None
    overdue: bool = False
    q: str = ""
    ids: tuple[UUID, ...] | None = None


def filtered(by: RequestFilter) -> "QuerySet[ServiceRequest]":
    """Requests matching a filter, of every reader: only ever an argument of Scope.page or Scope.visible."""
    rows = ServiceRequest.objects.all()
    if by.ids is not None:
        return rows.filter(pk__in=by.ids)
    for column in ("assignee", "requester", "company", "category", "deal"):
        if value := getattr(by, column):
            rows = rows.filter(**{f"{column}_id": value})
    if by.statuses:
        rows = rows.filter(status__in=by.statuses)
    if by.unassigned:
        rows = rows.filter(assignee=None)
    if by.urgency:
        rows = rows.filter(urgency=by.urgency)
    if by.overdue:
        rows = rows.filter(answer_by__lt=timezone.now())
    return rows.filter(_found(by.q)) if by.q.strip() else rows


def _found(text: str) -> Q:
    """Requests whose number is `text`, or whose subject has all of its words, in any case, Ё as Е."""
    condition = matching("search_subject", text, forms=True)
    if number := _NUMBER.match(text):
        condition |= Q(serial=int(number[1]))
    return condition


def with_names(rows: "QuerySet[ServiceRequest]") -> "QuerySet[ServiceRequest]":
    """The rows with everything a line of a list shows, without a query a row."""
    return rows.select_related("category", "company", "requester", "assignee", "deal")


def counts_of(scope: Scope) -> dict[str, int]:
    """For the badges: new, in work, waiting, mine (open and assigned to the reader) and overdue."""
    rows = scope.visible(ServiceRequest).filter(status__in=[Status.NEW, Status.IN_WORK, Status.WAITING])
    found: dict[str, int] = rows.aggregate(
        new=Count("id", filter=Q(status=Status.NEW)),
        in_work=Count("id", filter=Q(status=Status.IN_WORK)),
        waiting=Count("id", filter=Q(status=Status.WAITING)),
        mine=Count("id", filter=Q(assignee=scope.member_id)),
        overdue=Count("id", filter=Q(answer_by__lt=timezone.now())),
    )
    return found


def requests_of(deal: Deal, scope: Scope) -> list[dict[str, Any]]:
    """A deal's requests, as its page lists them, newest first."""
    rows = scope.visible(ServiceRequest).filter(deal=deal).order_by("-serial")[:100]
    return [{"id": one.id, "number": one.number, "subject": one.subject, "status": one.status} for one in rows]
