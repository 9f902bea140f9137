"""What comes in, validated."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from journal.text import Line, Text
from permissions.edits import EditIn, FieldIn
from permissions.lists import Filters, Listing

Money = Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=2)]
Title = Annotated[Line, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Short = Annotated[Line, StringConstraints(max_length=300, strip_whitespace=True)]
Description = Annotated[Text, StringConstraints(max_length=20_000)]
Name = Annotated[Line, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Percent = Annotated[int, Field(ge=0, le=100)]
StageKind = Literal["open", "won", "lost"]


class CardsNarrowed(Filters):
    """What the cards of a board may be narrowed by, and every list of deals."""

    owner: UUID | None = None
    team: UUID | None = None
    company: UUID | None = None
    attention: Literal["overdue", "stalled"] | None = None
    q: Annotated[Line, Field(max_length=200)] = ""


class BoardAsked(CardsNarrowed):
    """A board; `open_closed` asks for the cards of won and lost columns, too."""

    pipeline: UUID
    limit: int = 30
    open_closed: bool = False


class ColumnAsked(CardsNarrowed):
    """One column, from a cursor."""

    stage: UUID
    after: Annotated[str | None, Field(max_length=500)] = None
    limit: int = 30


class SummaryAsked(CardsNarrowed):
    """The figures above a board."""

    pipeline: UUID


class DealsNarrowed(CardsNarrowed):
    """What a count of deals may be narrowed by."""

    pipeline: UUID | None = None
    stage: UUID | None = None
    status: Literal["open", "won", "lost"] | None = None
    archived: bool = False


class DealListing(DealsNarrowed, Listing):
    """What a list of deals may be narrowed and sorted by."""


class OpenDealIn(Schema):
    id: UUID | None = None
    title: Title
    pipeline_id: UUID
    stage_id: UUID | None = None
    company_id: UUID | None = None
    amount: Money | None = None
    currency: Currency | None = None
    owner_id: UUID | None = None
    team_id: UUID | None = None
    expected_close: date | None = None
    next_step: Short = ""
    next_step_due: date | None = None
    description: Description = ""


class DealEdits(Schema):
    """The fields of an edit; each arrives as {base, value}."""

    title: Title
    amount: Money | None
    currency: Currency
    company_id: UUID | None
    next_step: Short
    next_step_due: date | None
    description: Description
    expected_close: date | None


class MoveIn(Schema):
    stage_id: UUID
    version: int
    before_id: UUID | None = None
    after_id: UUID | None = None
    reason: Short = ""


class CloseIn(Schema):
    outcome: Literal["won", "lost"]
    reason: Short = ""
    version: int


class ActIn(Schema):
    version: int


class ReassignIn(Schema):
    owner_id: UUID | None = None
    team_id: UUID | None = None
    version: int


class BulkSet(Schema):
    """What to do with each deal; what is left out stays. An owner or a team of null is nobody."""

    owner_id: UUID | None = None
    team_id: UUID | None = None
    stage_id: UUID | None = None
    reason: Short = ""
    archive: bool | None = None


class BulkIn(Schema):
    ids: Annotated[list[UUID], Field(min_length=1, max_length=200)]
    set: BulkSet


class DealPersonIn(Schema):
    person_id: UUID
    role: Annotated[Line, StringConstraints(max_length=80, strip_whitespace=True)] = ""


class PeopleIn(Schema):
    people: Annotated[list[DealPersonIn], Field(max_length=100)]
    base: Annotated[list[UUID], Field(max_length=200)]


class LineIn(Schema):
    id: UUID | None = None
    product_id: UUID | None = None
    title: Annotated[Line, StringConstraints(max_length=200, strip_whitespace=True)] = ""
    quantity: Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=3)] = Decimal(1)
    price: Money


class LineEdits(Schema):
    title: Title
    quantity: Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=3)]
    price: Money


class OpenPipelineIn(Schema):
    name: Annotated[Line, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
    template: Literal["sales", "services", "empty"] = "sales"


class PipelineEdits(Schema):
    name: Annotated[Line, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]


class PipelinePatch(EditIn):
    fields: Annotated[dict[str, FieldIn], Field(max_length=60)] = {}
    team_ids: list[UUID] | None = None


class StageIn(Schema):
    name: Name
    public_name: Annotated[Line, StringConstraints(max_length=80, strip_whitespace=True)] = ""
    colour: Annotated[int, Field(ge=0, le=6)] = 0
    probability: Percent = 50
    kind: StageKind = "open"
    stalled_after_days: Annotated[int, Field(ge=1, le=3650)] = 14


class StageEdits(Schema):
    name: Name
    public_name: Annotated[Line, StringConstraints(max_length=80, strip_whitespace=True)]
    colour: Annotated[int, Field(ge=0, le=6)]
    probability: Percent
    kind: StageKind
    stalled_after_days: Annotated[int, Field(ge=1, le=3650)]


class OrderIn(Schema):
    ids: Annotated[list[UUID], Field(max_length=100)]
