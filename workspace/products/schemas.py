"""What comes into the products room and what goes out."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, Field, StringConstraints

from journal.text import Line, Text
from permissions.lists import Filters, Listing
from permissions.presenting import Presented

Name = Annotated[Line, Field(min_length=1, max_length=200)]
# In hundredths, as it is stored: 12.5 goes out as "12.50".
Money = Annotated[
    Decimal, Field(ge=0, max_digits=16, decimal_places=2), AfterValidator(lambda price: price.quantize(Decimal("0.01")))
]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class ProductEdits(Schema):
    """The fields of an edit; each arrives as {base, value}."""

    name: Name
    sku: Annotated[Line, Field(max_length=80)] = ""
    price: Money | None = None
    currency: Currency
    unit: Annotated[Line, Field(max_length=20)] = ""
    description: Annotated[Text, Field(max_length=20_000)] = ""


class ProductIn(Schema):
    id: UUID | None = None
    name: Name
    sku: Annotated[Line, Field(max_length=80)] = ""
    price: Money | None = None
    currency: Currency | None = None
    unit: Annotated[Line, Field(max_length=20)] = ""
    description: Annotated[Text, Field(max_length=20_000)] = ""


class ProductFilters(Filters):
    q: Annotated[Line, Field(max_length=200)] = ""
    archived: bool = False


class ProductListing(Listing, ProductFilters):
    pass


class ProductOut(Presented):
    id: UUID
    name: str
    sku: str
    price: Decimal | None
    currency: str
    unit: str
    description: str
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None
    version: int
    abilities: list[str]


class ProductPageOut(Schema):
    items: list[ProductOut]
    next: str | None
