"""Reads of the products room."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from permissions.lists import matching
from workspace.products.models import Product

# What a list may be sorted by: the parameter's word and the column.
SORTS = {"updated": "updated_at", "created": "created_at", "name": "sort_name", "price": "price"}


@dataclass(frozen=True)
class ProductFilter:
    """What a list of products may be narrowed by; `ids` leaves out all other conditions."""

    q: str = ""
    archived: bool = False
    ids: tuple[UUID, ...] = ()


def filtered(by: ProductFilter) -> "QuerySet[Product]":
    """Products matching a filter, whoever asks: only ever an argument of Scope.page, or joined to Scope.visible."""
    rows = Product.objects.all()
    if by.ids:
        return rows.filter(pk__in=by.ids)
    return rows.filter(matching("search_text", by.q, forms=True), archived_at__isnull=not by.archived)
