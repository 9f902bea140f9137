"""Every write of a product."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from journal.acting import current, publish
from journal.ids import uuid7
from journal.text import clean
from journal.versions import FieldEdit, merge_edit, require_version
from permissions.history import last_changes_of
from workspace.products.errors import NameDemanded, ProductIsArchived, ProductIsNotArchived
from workspace.products.events import ProductAdded, ProductArchived, ProductEdited, ProductRestored
from workspace.products.models import Product


def add_product(
    *,
    name: str,
    product_id: UUID | None = None,
    sku: str = "",
    price: Decimal | None = None,
    currency: str = "",
    unit: str = "",
    description: str = "",
) -> Product:
    """A new product.

    Args:
        product_id: proposed by the browser; a new one unless given.
        price: of one unit; None where it differs from deal to deal.
        currency: ISO 4217; the workspace's own unless given.

    Raises:
        NameDemanded, IdTaken.
    """
    workspace = current().workspace
    product = Product(
        id=product_id or uuid7(),
        workspace=workspace,
        name=_named(name),
        sku=clean(sku),
        price=price,
        currency=currency or workspace.currency,
        unit=clean(unit),
        description=clean(description, lines=True),
    )
    product.insert()
    publish(ProductAdded(), about=product)
    return product


def edit_product(*, product: Product, edits: Mapping[str, FieldEdit]) -> None:
    """Change fields of a product; different fields of two people merge. Lines of deals keep their own price.

    Raises:
        ProductIsArchived: restore it first.
        Clash: a field was changed meanwhile; nothing was applied.
        NameDemanded.
    """
    if product.archived_at is not None:
        raise ProductIsArchived
    stored = {name: FieldEdit(edit.base, _as_stored(name, edit.value)) for name, edit in edits.items()}
    changes = merge_edit(product, stored, who_changed=last_changes_of(product))
    if not changes:
        return
    product.touch(*changes)
    publish(ProductEdited(changes=changes), about=product, values=changes)


def archive_product(*, product: Product, version: int | None = None) -> None:
    """Put a product away: nobody can choose it any more, the lines that have it keep it.

    Args:
        version: what the writer saw, if they say so.

    Raises:
        ProductIsArchived, StaleVersion.
    """
    if product.archived_at is not None:
        raise ProductIsArchived
    require_version(product, version)
    product.archived_at = timezone.now()
    product.touch("archived_at")
    publish(ProductArchived(), about=product)


def restore_product(*, product: Product, version: int | None = None) -> None:
    """Bring an archived product back.

    Raises:
        ProductIsNotArchived, StaleVersion.
    """
    if product.archived_at is None:
        raise ProductIsNotArchived
    require_version(product, version)
    product.archived_at = None
    product.touch("archived_at")
    publish(ProductRestored(), about=product)


def _as_stored(field: str, value: Any) -> Any:
    if field == "name":
        return _named(value)
    return clean(value, lines=field == "description") if isinstance(value, str) else value


def _named(name: str) -> str:
    if not (name := clean(name)):
        raise NameDemanded
    return name
