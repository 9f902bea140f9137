"""Keyset pages over what a person may see."""

import base64
import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.dateparse import parse_datetime

from journal.errors import Invalid
from permissions.registry import Guard

M = TypeVar("M", bound=models.Model)
# More ids than this in one branch are walked together: a union of hundreds of parts costs more than it saves.
SPLIT_LIMIT = 50


@dataclass(frozen=True)
class Page(Generic[M]):
    """Rows in order, and the cursor of the next page (None at the end)."""

    items: list[M]
    next: str | None


def page_of(
    base: "models.QuerySet[M]", branches: list[Q] | None, guard: Guard | None, order: str, after: str | None, n: int
) -> Page[M]:
    """One page of `base` within `branches`; see Scope.page."""
    field, down = order.removeprefix("-"), order.startswith("-")
    keys = [_by(field, down, nullable=base.model._meta.get_field(field).null), _by("id", down)]
    if after is not None:
        base = base.filter(_beyond(base.model, field, down, after))
    ids = _top(base, branches, guard, field, keys, n + 1)
    # The rows themselves, with their names joined, are fetched by id: a join below the sort would join every row.
    rows = list(base.filter(pk__in=ids).order_by(*keys)) if ids else []
    more = len(rows) > n
    rows = rows[:n]
    return Page(rows, _cursor(rows[-1], field) if more and rows else None)


def keyset(base: "models.QuerySet[M]", *, order: str, after: str | None, n: int) -> Page[M]:
    """One page of rows that the caller has already narrowed to what the reader may have; see Scope.page."""
    return page_of(base, None, None, order, after, n)


def _top(
    base: "models.QuerySet[M]", branches: list[Q] | None, guard: Guard | None, field: str, keys: list[Any], n: int
) -> list[Any]:
    """The ids of the first n rows: for an indexed order the union of every branch's own top n, else a top-n sort."""
    slim = base.select_related(None).prefetch_related(None)
    if branches is None:
        return list(slim.order_by(*keys).values_list("pk", flat=True)[:n])
    if not branches:
        return []
    if guard is None or field not in guard.indexed:
        condition = branches[0]
        for branch in branches[1:]:
            condition |= branch
        return list(slim.filter(condition).order_by(*keys).values_list("pk", flat=True)[:n])
    parts = [slim.filter(one).order_by(*keys).values("pk", field)[:n] for one in _split(branches)]
    together = parts[0].union(*parts[1:]).order_by(*keys)[:n] if len(parts) > 1 else parts[0]
    return [row["pk"] for row in together]


def _split(branches: list[Q]) -> list[Q]:
    """One condition per container id, so that (container, order) indexes give the order."""
    parts: list[Q] = []
    for branch in branches:
        first = branch.children[0]
        if len(branch.children) == 1 and isinstance(first, tuple):
            name, value = first
            if name.endswith("__in") and name != "id__in" and isinstance(value, list) and len(value) <= SPLIT_LIMIT:
                parts += [Q(**{name.removesuffix("__in"): one}) for one in value]
                continue
        parts.append(branch)
    return parts


def _by(field: str, down: bool, *, nullable: bool = False) -> Any:
    # Empty values last either way; only nullable columns say so, to keep the plain indexes usable.
    last = {"nulls_last": True} if nullable else {}
    return F(field).desc(**last) if down else F(field).asc(**last)


def _cursor(row: models.Model, field: str) -> str:
    value: Any = getattr(row, field)
    kind = "n"
    if isinstance(value, datetime):
        kind, value = "t", value.isoformat()
    elif isinstance(value, date):
        kind, value = "d", value.isoformat()
    elif isinstance(value, Decimal):
        kind, value = "m", str(value)
    raw = json.dumps([kind, value, str(row.pk)]).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _beyond(model: type[models.Model], field: str, down: bool, cursor: str) -> Q:
    """The rows after a cursor. A cursor somebody made up is refused, never run."""
    try:
        kind, raw, pk = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        # PostgreSQL takes neither a NUL nor half of a surrogate pair in a text.
        value: Any = raw
        if isinstance(raw, str) and "\0" in raw.encode().decode():
            raise ValueError(raw)
        if kind == "t":
            value = parse_datetime(raw)
        elif kind == "d":
            value = date.fromisoformat(raw)
        elif kind == "m":
            value = Decimal(raw)
        last = UUID(pk)
        if value is not None:
            model._meta.get_field(field).get_prep_value(value)  # type: ignore[union-attr]
    except Exception:
        raise Invalid(fields={"after": ["cursor"]}) from None
    side = "lt" if down else "gt"
    if value is None:
        return Q(**{f"{field}__isnull": True, f"id__{side}": last})
    # The first condition looks redundant; it is what lets PostgreSQL start inside the index.
    rest = Q(**{f"{field}__{side}e": value}) & (
        Q(**{f"{field}__{side}": value}) | Q(**{field: value, f"id__{side}": last})
    )
    return rest | Q(**{f"{field}__isnull": True}) if model._meta.get_field(field).null else rest
