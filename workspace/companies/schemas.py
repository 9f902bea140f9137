"""What comes into the companies room and what goes out."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from accounts.phones import shown
from journal.text import Line, Text
from permissions.lists import Filters, Listing
from permissions.presenting import Presented
from permissions.refs import MemberRef, NamedRef

Name = Annotated[Line, Field(min_length=1, max_length=200)]
Relation = Literal["none", "client", "partner"]


class CompanyEdits(Schema):
    """The fields of an edit; each arrives as {base, value}."""

    name: Name
    domain: Annotated[Line, Field(max_length=200)] = ""
    phone: Annotated[Line, Field(max_length=40)] = ""
    address: Annotated[Line, Field(max_length=300)] = ""
    industry: Annotated[Line, Field(max_length=120)] = ""
    description: Annotated[Text, Field(max_length=20_000)] = ""
    relation: Relation = "none"
    owner_id: UUID | None = None
    team_id: UUID | None = None


class CompanyIn(CompanyEdits):
    id: UUID | None = None


class CompanyFilters(Filters):
    q: Annotated[Line, Field(max_length=200)] = ""
    relation: Relation | None = None
    owner: UUID | None = None
    archived: bool = False


class CompanyListing(Listing, CompanyFilters):
    pass


class CompanyOut(Presented):
    id: UUID
    name: str
    domain: str
    phone: str
    phone_shown: str
    address: str
    industry: str
    description: str
    relation: str
    owner: MemberRef | None
    team: NamedRef | None
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None
    version: int
    abilities: list[str]

    @staticmethod
    def resolve_phone_shown(company: Any) -> str:
        return shown(company.phone)


class CompanyPageOut(Schema):
    items: list[CompanyOut]
    next: str | None
