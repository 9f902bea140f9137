"""What goes out to staff; the portal has its own, shorter lists (portal/deals)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from ninja import Schema

from permissions.presenting import Presented
from permissions.refs import MemberRef, NamedRef


class StageOut(Schema):
    id: UUID
    name: str
    public_name: str
    colour: int
    probability: int
    kind: str
    rank: int
    stalled_after_days: int


class PipelineOut(Presented):
    id: UUID
    name: str
    version: int
    stages: list[StageOut]
    teams: list[NamedRef]
    abilities: list[str]

    @staticmethod
    def resolve_stages(pipeline: Any) -> list[Any]:
        return sorted(pipeline.stages.all(), key=lambda stage: stage.rank)


class DealOut(Presented):
    id: UUID
    number: str
    title: str
    pipeline: NamedRef
    stage: StageOut
    company: NamedRef | None
    amount: Decimal | None
    currency: str
    amount_estimated: bool
    owner: MemberRef | None
    team: NamedRef | None
    rank: float
    next_step: str
    next_step_due: date | None
    description: str
    expected_close: date | None
    status: str
    closed_at: datetime | None
    close_reason: str
    stage_since: datetime
    is_stalled: bool
    is_overdue: bool
    created_at: datetime
    updated_at: datetime
    version: int
    archived_at: datetime | None
    abilities: list[str]
    # Of those the reader hears.
    comment_count: int


class DealPageOut(Schema):
    items: list[DealOut]
    next: str | None


class CountOut(Schema):
    count: int
    exact: bool


class SumOut(Schema):
    currency: str
    amount: Decimal


class BoardColumnOut(Schema):
    stage: StageOut
    count: int
    exact: bool
    sum: list[SumOut] | None
    items: list[DealOut]
    next: str | None


class BoardOut(Schema):
    columns: list[BoardColumnOut]


class CountAndSumOut(Schema):
    count: int
    sum: list[SumOut]


class SummaryOut(Schema):
    """None where the board holds too many deals to be counted at once."""

    open: CountAndSumOut | None
    weighted: list[SumOut] | None
    won_this_month: CountAndSumOut | None
    stalled: int | None


class RefusedOut(Schema):
    id: UUID
    code: str
    message: str


class BulkOut(Schema):
    done: list[UUID]
    refused: list[RefusedOut]


class LineOut(Schema):
    id: UUID
    product: NamedRef | None
    title: str
    quantity: Decimal
    price: Decimal
    total: Decimal


class DealPersonOut(Schema):
    id: UUID
    name: str
    role: str
    phones_shown: list[str]
    emails: list[str]


class VisibleToOut(Schema):
    label: str
    kind: str
    level: str
    until: datetime | None


class SharedWithOut(Schema):
    key: str
    label: str
    kind: str


class DealFullOut(DealOut):
    # The deal's own way: its reader need not see the pipeline it stands in.
    stages: list[StageOut]
    people: list[DealPersonOut]
    lines: list[LineOut]
    visible_to: list[VisibleToOut]
    shared_with: list[SharedWithOut]
    share_count: int
    requests: list[dict[str, Any]]

    @staticmethod
    def resolve_requests(deal: Any) -> list[dict[str, Any]]:
        # The reverse relation of a higher room is not this list.
        rows: list[dict[str, Any]] = deal.request_rows
        return rows
