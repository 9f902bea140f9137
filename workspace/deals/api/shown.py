"""Deals as staff get them, with the number of comments the reader hears."""

from collections.abc import Iterable
from typing import Any

from collaboration.comments.queries import counts_for
from permissions.presenting import present, present_all
from permissions.scope import Scope
from workspace.deals.models import Deal
from workspace.deals.schemas import DealOut


def shown(deal: Deal, scope: Scope) -> DealOut:
    """One deal."""
    return present(DealOut, with_counts([deal], scope)[0], scope)


def shown_all(deals: Iterable[Deal], scope: Scope) -> list[DealOut]:
    """Several deals, their comments counted in one query."""
    return present_all(DealOut, with_counts(deals, scope), scope)


def with_counts(deals: Iterable[Deal], scope: Scope) -> list[Any]:
    """The deals with `comment_count`."""
    found: list[Any] = list(deals)
    counts = counts_for(scope, Deal.noun, [deal.id for deal in found])
    for deal in found:
        deal.comment_count = counts.get(deal.id, 0)
    return found
