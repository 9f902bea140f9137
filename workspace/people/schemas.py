"""What comes into the people room and what goes out."""

from datetime import datetime
from typing import Annotated, Any, ClassVar
from uuid import UUID

from ninja import Schema
from pydantic import Field

from accounts.phones import shown
from journal.text import Line, Text
from permissions.capabilities import Capability
from permissions.lists import Filters, Listing
from permissions.presenting import Presented
from permissions.refs import MemberRef

Name = Annotated[Line, Field(max_length=100)]
Many = Field(max_length=20)


class PlaceIn(Schema):
    """A job at a company."""

    id: UUID
    job_title: Annotated[Line, Field(max_length=120)] = ""


class PersonEdits(Schema):
    """The fields of an edit; each arrives as {base, value}."""

    first_name: Name = ""
    middle_name: Name = ""
    last_name: Name = ""
    emails: Annotated[list[Annotated[Line, Field(max_length=254)]], Many] = []
    phones: Annotated[list[Annotated[Line, Field(max_length=40)]], Many] = []
    companies: Annotated[list[PlaceIn], Many] = []
    description: Annotated[Text, Field(max_length=20_000)] = ""
    owner_id: UUID | None = None


class PersonIn(PersonEdits):
    id: UUID | None = None


class PersonFilters(Filters):
    q: Annotated[Line, Field(max_length=200)] = ""
    company: UUID | None = None
    owner: UUID | None = None
    archived: bool = False


class PersonListing(Listing, PersonFilters):
    pass


class PlaceOut(Schema):
    id: UUID
    name: str
    job_title: str

    @staticmethod
    def resolve_id(place: Any) -> UUID:
        company_id: UUID = place.company_id
        return company_id

    @staticmethod
    def resolve_name(place: Any) -> str:
        return str(place.company.name)


class PersonOut(Presented):
    needs: ClassVar[dict[str, Capability]] = {"companies": Capability.COMPANY_VIEW}

    id: UUID
    name: str
    first_name: str
    middle_name: str
    last_name: str
    emails: list[str]
    phones: list[str]
    phones_shown: list[str]
    companies: list[PlaceOut] | None
    description: str
    owner: MemberRef | None
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None
    version: int
    abilities: list[str]

    @staticmethod
    def resolve_phones_shown(person: Any) -> list[str]:
        return [shown(phone) for phone in person.phones]

    @staticmethod
    def resolve_companies(person: Any) -> list[Any]:
        return list(person.places.all())


class PersonPageOut(Schema):
    items: list[PersonOut]
    next: str | None
