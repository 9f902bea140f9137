"""What clients get of requests: the conversation is apart, and nothing internal is named here."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from collaboration.files.schemas import FileRef
from journal.text import Line, Text
from permissions.lists import Listing
from permissions.presenting import Presented
from permissions.refs import MemberRef, NamedRef

Message = Annotated[Text, StringConstraints(min_length=1, max_length=20_000)]
Files = Annotated[list[UUID], Field(max_length=20)]


class OwnRequestListing(Listing):
    status: Literal["new", "in_work", "waiting", "resolved", "closed"] | None = None


class SendRequestIn(Schema):
    id: UUID | None = None
    category_id: UUID
    urgency: Literal["low", "normal", "high", "urgent"] = "normal"
    deal_id: UUID | None = None
    subject: Annotated[Line, StringConstraints(min_length=1, max_length=200)]
    text: Message
    file_ids: Files = []


class ReplyIn(Schema):
    id: UUID | None = None
    body: Message
    file_ids: Files = []


class ReopenIn(Schema):
    text: Message


class OfferedCategoryOut(Schema):
    id: UUID
    name: str
    answer_hours: int


class OwnDealRef(Schema):
    id: UUID
    number: str
    title: str


class OwnRequestOut(Presented):
    """`assignee` is who is responsible; `deal` is null unless it is shared with the reader."""

    id: UUID
    number: str
    subject: str
    text: str
    category: NamedRef
    urgency: str
    status: str
    assignee: MemberRef | None
    deal: OwnDealRef | None
    answer_by: datetime | None
    last_reply_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int
    files: list[FileRef]
    abilities: list[str]


class OwnRequestPageOut(Schema):
    items: list[OwnRequestOut]
    next: str | None
