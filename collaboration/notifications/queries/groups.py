"""The notification centre: what one was told, by record, the latest first."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Q, Window
from django.db.models.functions import RowNumber
from django.utils.dateparse import parse_datetime

from collaboration.notifications.queries.inbox import About, Line, inbox, lines_of, places_of
from journal.errors import Invalid
from permissions.scope import Scope

LATEST = 3


@dataclass(frozen=True)
class Group:
    """What one was told of one record; `title` and `url` are None for a record they lost."""

    about: About
    title: str | None
    url: str | None
    unread: int
    total: int
    at: datetime
    latest: list[Line] = field(default_factory=list)


def groups_of(
    scope: Scope, slug: str, *, state: str = "inbox", after: str | None = None, n: int = 30
) -> tuple[list[Group], str | None]:
    """A page of groups, and the cursor of the next one."""
    rows = inbox(scope, state=state)
    found = (
        rows.order_by()
        .values("about_type", "about_id")
        .annotate(at=Max("created_at"), total=Count("id"), unread=Count("id", filter=Q(read_at=None)))
    )
    if after is not None:
        at, pk = _cursor(after)
        found = found.filter(Q(at__lt=at) | Q(at=at, about_id__lt=pk))
    page = list(found.order_by("-at", "-about_id")[: n + 1])
    more, page = len(page) > n, page[:n]
    latest = _latest(rows, scope, slug, [row["about_id"] for row in page])
    places = places_of([(row["about_type"], row["about_id"]) for row in page], scope, slug)
    groups = [_group(dict(row), latest, places) for row in page]
    return groups, f"{page[-1]['at'].isoformat()}~{page[-1]['about_id']}" if more else None


def _group(row: dict[str, Any], latest: dict[Any, list[Line]], places: dict[Any, tuple[str, str]]) -> Group:
    key = (row["about_type"], row["about_id"])
    title, url = places.get(key, (None, None))
    return Group(About(*key), title, url, row["unread"], row["total"], row["at"], latest.get(key, []))


def _latest(rows: Any, scope: Scope, slug: str, ids: list[UUID]) -> dict[Any, list[Line]]:
    number = Window(
        RowNumber(), partition_by=[F("about_type"), F("about_id")], order_by=[F("created_at").desc(), F("id").desc()]
    )
    some = rows.filter(about_id__in=ids).annotate(number=number).filter(number__lte=LATEST)
    found: dict[Any, list[Line]] = {}
    for line in lines_of(sorted(some, key=lambda one: (one.created_at, one.id), reverse=True), scope, slug):
        found.setdefault((line.about.type, line.about.id), []).append(line)
    return found


def _cursor(text: str) -> tuple[datetime, UUID]:
    try:
        moment, _tilde, pk = text.partition("~")
        at = parse_datetime(moment)
        if at is None or at.tzinfo is None:
            raise ValueError(text)
        return at, UUID(pk)
    except ValueError:
        raise Invalid(fields={"after": ["cursor"]}) from None
