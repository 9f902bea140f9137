"""What comes into the links of documents and what goes out."""

from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from permissions.lists import Filters


class LinkFilters(Filters):
    """`refs` is a list like "deal:<id>,member:<id>", at most 100 of them."""

    document: UUID
    refs: Annotated[str, Field(max_length=100 * 60)] = ""


class DocumentLinkOut(Schema):
    key: str
    type: str
    label: str
    number: str | None
    url: str | None
