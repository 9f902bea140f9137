"""The board: columns that page on the server, with counts and sums."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Now, TruncMonth

from permissions.lists import count_up_to
from permissions.scope import Page, Scope
from workspace.deals.models import Deal, Pipeline, Stage
from workspace.deals.queries.lists import DealFilter, asked_once, filtered, stalled, with_names

EXACT_UP_TO = 10_000


@dataclass(frozen=True)
class Column:
    """One stage of a board as a reader sees it; `sums` is None above 10,000 rows."""

    stage: Stage
    count: int
    exact: bool
    sums: list[dict[str, Any]] | None
    page: Page[Deal]


EVERY_CARD = DealFilter()


def columns_of(
    scope: Scope, pipeline: Pipeline, *, limit: int = 30, closed_too: bool = False, by: DealFilter = EVERY_CARD
) -> list[Column]:
    """Every column of a pipeline; won and lost ones come collapsed: counted, without cards.

    Args:
        by: what cards, counts and sums are narrowed by, besides the pipeline.
    """
    by = asked_once(by)
    stages = list(pipeline.stages.order_by("rank"))
    totals = _totals(scope, pipeline, by)
    empty: Page[Deal] = Page([], None)
    return [
        _column(stage, totals, cards(scope, stage, None, limit, by) if closed_too or stage.kind == "open" else empty)
        for stage in stages
    ]


def column_of(
    scope: Scope, stage: Stage, *, after: str | None = None, limit: int = 30, by: DealFilter = EVERY_CARD
) -> Column:
    """One column, from a cursor."""
    by = asked_once(by)
    rows = scope.visible(Deal, rows=filtered(replace(by, stage=stage.id)))
    counted = count_up_to(rows, EXACT_UP_TO)
    sums = _sums(rows) if counted["exact"] else None
    return Column(stage, counted["count"], counted["exact"], sums, cards(scope, stage, after, limit, by))


def cards(scope: Scope, stage: Stage, after: str | None, limit: int, by: DealFilter = EVERY_CARD) -> Page[Deal]:
    """A page of cards in board order."""
    rows = with_names(filtered(replace(by, stage=stage.id)))
    return scope.page(Deal, order="rank", after=after, n=limit, rows=rows)


def board_summary(scope: Scope, pipeline: Pipeline, *, by: DealFilter = EVERY_CARD) -> dict[str, Any]:
    """The board's header: open, weighted by probability, won this month, stalled; by currency."""
    rows = scope.visible(Deal, rows=filtered(replace(by, pipeline=pipeline.id)))
    if not count_up_to(rows, EXACT_UP_TO)["exact"]:
        return {"open": None, "weighted": None, "won_this_month": None, "stalled": None}
    still_open = rows.filter(status=Deal.Status.OPEN)
    won = rows.filter(status=Deal.Status.WON, closed_at__gte=TruncMonth(Now()))
    count, amounts, weighted = _open_by_stage(still_open, pipeline)
    return {
        "open": {"count": count, "sum": amounts},
        "weighted": weighted,
        "won_this_month": {"count": won.count(), "sum": _sums(won)},
        "stalled": still_open.filter(stalled()).count(),
    }


def _open_by_stage(
    rows: "QuerySet[Deal]", pipeline: Pipeline
) -> tuple[int, list[dict[str, Any]], list[dict[str, Any]]]:
    """How many there are, their sums, and the sums weighted by their stages; in one statement without the stages."""
    chances = dict(pipeline.stages.values_list("id", "probability"))
    count = 0
    amounts: dict[str, Decimal] = {}
    weighted: dict[str, Decimal] = {}
    grouped = rows.order_by("currency").values("currency", "stage_id").annotate(n=Count("id"), amount=Sum("amount"))
    for row in grouped:
        count += row["n"]
        currency, amount = row["currency"], row["amount"]
        share = (amount or Decimal(0)) * chances.get(row["stage_id"], 0) / 100
        weighted[currency] = weighted.get(currency, Decimal(0)) + share
        if amount is not None:
            amounts[currency] = amounts.get(currency, Decimal(0)) + amount
    return count, _by_currency(amounts), _by_currency(weighted)


def _by_currency(sums: dict[str, Decimal]) -> list[dict[str, Any]]:
    return [{"currency": currency, "amount": _money(amount)} for currency, amount in sums.items()]


def _totals(scope: Scope, pipeline: Pipeline, by: DealFilter) -> dict[UUID, list[dict[str, Any]]] | None:
    """Count and sum of every column in one statement; None when the board is too large to be counted at once."""
    rows = scope.visible(Deal, rows=filtered(replace(by, pipeline=pipeline.id)))
    if not count_up_to(rows, EXACT_UP_TO)["exact"]:
        return {stage.id: _capped(rows.filter(stage=stage)) for stage in pipeline.stages.all()}
    found: dict[UUID, list[dict[str, Any]]] = {}
    for row in rows.values("stage_id", "currency").annotate(n=Count("id"), amount=Sum("amount")).order_by("currency"):
        found.setdefault(row["stage_id"], []).append({**row, "exact": True})
    return found


def _capped(rows: "QuerySet[Deal]") -> list[dict[str, Any]]:
    counted = count_up_to(rows, EXACT_UP_TO)
    if not counted["exact"]:
        return [{"n": counted["count"], "exact": False}]
    by_currency = rows.values("currency").annotate(n=Count("id"), amount=Sum("amount")).order_by("currency")
    return [{**row, "exact": True} for row in by_currency]


def _column(stage: Stage, totals: dict[UUID, list[dict[str, Any]]] | None, page: Page[Deal]) -> Column:
    rows = (totals or {}).get(stage.id, [])
    exact = all(row["exact"] for row in rows)
    sums = [{"currency": row["currency"], "amount": _money(row["amount"])} for row in rows] if exact else None
    return Column(stage, sum(row["n"] for row in rows), exact, sums, page)


def _sums(rows: "QuerySet[Deal]") -> list[dict[str, Any]]:
    found = rows.filter(~Q(amount=None)).values("currency").annotate(amount=Sum("amount")).order_by("currency")
    return _by_currency({row["currency"]: row["amount"] for row in found})


def _money(amount: Decimal | None) -> Decimal:
    return (amount or Decimal(0)).quantize(Decimal("0.01"))
