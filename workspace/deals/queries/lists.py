"""Narrowing lists of deals."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal
from uuid import UUID

from django.db.models import DurationField, ExpressionWrapper, F, Q, QuerySet
from django.utils import timezone

from permissions.lists import matching
from workspace.deals.models import Deal

_NUMBER = re.compile(r"^\s*(?:[dDдД]-?)?(\d{1,9})\s*$")


@dataclass(frozen=True)
class DealFilter:
    """What a list of deals may be narrowed by; None leaves a condition out.

    Args:
        attention: open ones that are "overdue" or "stalled", as Deal.is_overdue and Deal.is_stalled say.
    """

    pipeline: UUID | None = None
    stage: UUID | None = None
    owner: UUID | None = None
    team: UUID | None = None
    company: UUID | None = None
    status: str | None = None
    attention: Literal["overdue", "stalled"] | None = None
    q: str = ""
    archived: bool = False
    ids: tuple[UUID, ...] | None = None


def filtered(by: DealFilter) -> "QuerySet[Deal]":
    """Deals matching a filter, of every workspace and reader: only ever an argument of Scope.page or Scope.visible."""
    rows = Deal.objects.all()
    if by.ids is not None:
        return rows.filter(pk__in=by.ids)
    for column in ("pipeline", "stage", "owner", "team", "company"):
        if value := getattr(by, column):
            rows = rows.filter(**{f"{column}_id": value})
    if by.status:
        rows = rows.filter(status=by.status)
    if by.attention:
        rows = rows.filter(_overdue() if by.attention == "overdue" else _stalled(), status=Deal.Status.OPEN)
    rows = rows.filter(archived_at__isnull=not by.archived)
    return rows.filter(_found(by.q)) if by.q.strip() else rows


def _overdue() -> Q:
    today = timezone.localdate()
    return Q(expected_close__lt=today) | Q(next_step_due__lt=today)


def _stalled() -> Q:
    allowed = ExpressionWrapper(F("stage__stalled_after_days") * timedelta(days=1), DurationField())
    return Q(stage_since__lt=timezone.now() - allowed)


def _found(text: str) -> Q:
    """Deals whose number is `text`, or whose title has all of its words, in any case, Ё as Е."""
    condition = matching("search_title", text, forms=True)
    if number := _NUMBER.match(text):
        condition |= Q(serial=int(number[1]))
    return condition


def with_names(rows: "QuerySet[Deal]") -> "QuerySet[Deal]":
    """The rows with everything a card or a table line shows, without a query a row."""
    return rows.select_related("stage", "pipeline", "company", "owner", "owner__user", "team")
