"""What outsiders get of deals: explicit, short lists. What is not named here does not leave the house."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from permissions.lists import Filters, Listing
from permissions.presenting import Presented
from permissions.refs import MemberRef, NamedRef

# -- clients ---------------------------------------------------------------------------------------------------------


class StepOut(Schema):
    public_name: str
    state: Literal["done", "current", "next"]


class ClientDealOut(Presented):
    """`amount` and `currency` only where staff ticked the amount."""

    given: ClassVar[frozenset[str]] = frozenset({"amount"})
    beside: ClassVar[dict[str, str]] = {"currency": "amount"}

    id: UUID
    number: str
    title: str
    stages: list[StepOut]
    owner: MemberRef | None
    expected_close: date | None
    amount: Decimal | None
    currency: str | None
    abilities: list[str]


class ClientDealPageOut(Schema):
    items: list[ClientDealOut]
    next: str | None


# -- partners --------------------------------------------------------------------------------------------------------


class SharedStageOut(Schema):
    id: UUID
    name: str
    colour: int
    kind: str
    rank: int


class SharedPipelineOut(Presented):
    id: UUID
    name: str
    stages: list[SharedStageOut]
    abilities: list[str]

    @staticmethod
    def resolve_stages(pipeline: Any) -> list[Any]:
        return sorted(pipeline.stages.all(), key=lambda stage: stage.rank)


class PartnerDealOut(Presented):
    """`pipeline` is null for a single deal whose pipeline is not shared."""

    id: UUID
    number: str
    title: str
    pipeline: NamedRef | None
    stage: SharedStageOut
    company: NamedRef | None
    amount: Decimal | None
    currency: str
    expected_close: date | None
    owner: MemberRef | None
    status: str
    version: int
    abilities: list[str]


class PartnerDealFullOut(PartnerDealOut):
    """`stages` is where it may be moved to; empty for a reader who may not move it nor see its pipeline."""

    stages: list[SharedStageOut]


class PartnerDealPageOut(Schema):
    items: list[PartnerDealOut]
    next: str | None


class SharedSumOut(Schema):
    currency: str
    amount: Decimal


class SharedColumnOut(Schema):
    stage: SharedStageOut
    count: int
    exact: bool
    sum: list[SharedSumOut] | None
    items: list[PartnerDealOut]
    next: str | None


class SharedBoardOut(Schema):
    columns: list[SharedColumnOut]


# -- what comes in ---------------------------------------------------------------------------------------------------


class SharedDealListing(Listing):
    """A list of shared deals; only what the reader is shown can narrow or sort it."""

    status: Literal["open", "won", "lost"] | None = None


class TableListing(SharedDealListing):
    stage: UUID | None = None


class BoardFilters(Filters):
    limit: Annotated[int, Field(ge=1, le=100)] = 30
    open_closed: bool = False


class ColumnFilters(Filters):
    stage: UUID
    after: Annotated[str | None, Field(max_length=500)] = None
    limit: Annotated[int, Field(ge=1, le=100)] = 30


class PartnerMoveIn(Schema):
    stage_id: UUID
    version: int
    before_id: UUID | None = None
    after_id: UUID | None = None
