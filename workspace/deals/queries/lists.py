"""Narrowing lists of deals."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from permissions.lists import matching
from workspace.companies.models import Company
from workspace.deals.models import Deal, Stage

SHORTEST_WORD = 3  # letters; an index of trigrams knows nothing shorter
MOST_COMPANIES = 200
_NUMBER = re.compile(r"^\s*(?:[dDдД]-?)?(\d{1,9})\s*$")


@dataclass(frozen=True)
class DealFilter:
    """What a list of deals may be narrowed by; None leaves a condition out.

    Args:
        attention: open ones that are "overdue" or "stalled", as Deal.is_overdue and Deal.is_stalled say.
        in_companies: a word of `q` may stand in the company's name instead of the title. Only for readers who are
            shown the companies: to others it would tell whose a deal is.
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
    in_companies: bool = False
    asked: Q | None = None  # see `asked_once`


def asked_once(by: DealFilter) -> DealFilter:
    """The same filter for several queries: what it has to ask the database first is asked here."""
    return replace(by, asked=_asked(by))


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
    return rows.filter(_asked(by) if by.asked is None else by.asked, archived_at__isnull=not by.archived)


def _asked(by: DealFilter) -> Q:
    """What needs attention, and the words."""
    condition = Q()
    if by.attention:
        condition &= Q(_overdue() if by.attention == "overdue" else stalled(), status=Deal.Status.OPEN)
    if by.q.strip():
        condition &= _found(by.q, by.in_companies)
    return condition


def _overdue() -> Q:
    today = timezone.localdate()
    return Q(expected_close__lt=today) | Q(next_step_due__lt=today)


def stalled() -> Q:
    """Longer in its stage than the stage allows, of open deals.

    By the stages' ids, a handful for each number of days: joined to their stages, deals lose the order of their index.
    """
    allowed: dict[int, list[UUID]] = {}
    for pk, days in Stage.objects.values_list("pk", "stalled_after_days"):
        allowed.setdefault(days, []).append(pk)
    now = timezone.now()
    found = Q(pk__in=[])
    for days, stages in allowed.items():
        found |= Q(stage_id__in=stages, stage_since__lt=now - timedelta(days=days))
    return found


def _found(text: str, in_companies: bool) -> Q:
    """Deals whose number is `text`, or that have all of its words in their title, in any case, Ё as Е."""
    condition = matching("search_title", text, forms=True, instead=_of_companies if in_companies else None)
    if in_companies and len(text.split()) > 1 and (named := _of_companies(text)):
        condition |= named  # words that tell little one by one: "Trade House 18"
    if number := _NUMBER.match(text):
        condition |= Q(serial=int(number[1]))
    return condition


def _of_companies(text: str) -> Q | None:
    """Deals of the companies with all words of `text` in their names; None where that tells too little to go by it.

    Their ids first: in one statement with the deals, a join would cost the deals their index.
    """
    if max(map(len, text.split()), default=0) < SHORTEST_WORD:
        return None
    # The index is on the text that has the domain and the phone in it, too.
    named = Company.objects.filter(matching("search_text", text), matching("sort_name", text))
    ids = list(named.values_list("pk", flat=True)[: MOST_COMPANIES + 1])
    return Q(company_id__in=ids) if 0 < len(ids) <= MOST_COMPANIES else None


def with_names(rows: "QuerySet[Deal]") -> "QuerySet[Deal]":
    """The rows with everything a card or a table line shows, without a query a row."""
    return rows.select_related("stage", "pipeline", "company", "owner", "owner__user", "team")
