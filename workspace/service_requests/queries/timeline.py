"""What happened to a request, with categories and deals named as its reader may have them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from permissions.scope import Scope
from workspace.activities.queries import Item
from workspace.deals.models import Deal
from workspace.service_requests.models import RequestCategory

_DEAL, _CATEGORY = "deal_id", "category_id"


def named(items: Iterable[Item], scope: Scope) -> list[Item]:
    """The items with names for ids: "category" in the reader's language, "deal" by its number if they see it."""
    rows = list(items)
    deals = scope.visible(Deal).in_bulk(_ids(rows, _DEAL))
    categories = RequestCategory.objects.in_bulk(_ids(rows, _CATEGORY))
    names: dict[str, dict[UUID, str]] = {
        _DEAL: {pk: deal.number for pk, deal in deals.items()},
        _CATEGORY: {pk: category.name for pk, category in categories.items()},
    }
    return [replace(row, changes=[_named(change, names) for change in row.changes]) for row in rows]


def _named(change: dict[str, Any], names: dict[str, dict[UUID, str]]) -> dict[str, Any]:
    known = names.get(change["field"])
    if known is None:
        return change
    before, after = (known.get(UUID(change[side])) if change[side] else None for side in ("before", "after"))
    return {"field": change["field"].removesuffix("_id"), "before": before, "after": after}


def _ids(rows: list[Item], field: str) -> list[UUID]:
    changes = [change for row in rows for change in row.changes if change["field"] == field]
    return [UUID(change[side]) for change in changes for side in ("before", "after") if change[side]]
