"""What comes into the search and what goes out."""

from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from journal.text import Line
from permissions.lists import Filters


class SearchFilters(Filters):
    """`kinds` is a list like "deal,person"; every kind unless given."""

    q: Annotated[Line, Field(max_length=200)] = ""
    kinds: Annotated[str, Field(max_length=100)] = ""


class HitOut(Schema):
    type: str
    id: UUID
    title: str
    subtitle: str
    number: str | None
    url: str


class SearchOut(Schema):
    """`unfinished` names the kinds that took too long to look through."""

    items: list[HitOut]
    unfinished: list[str]
