"""What goes out to staff; the portal has its own, shorter list (portal/service_requests)."""

from datetime import datetime
from uuid import UUID

from ninja import Schema

from collaboration.files.schemas import FileRef
from permissions.presenting import Presented
from permissions.refs import MemberRef, NamedRef


class DealRef(Schema):
    id: UUID
    number: str
    title: str


class RequestOut(Presented):
    """`deal` is null for a reader who may not see the deal, `answer_by` while no answer is owed."""

    id: UUID
    number: str
    subject: str
    text: str
    category: NamedRef
    urgency: str
    status: str
    company: NamedRef | None
    requester: MemberRef
    assignee: MemberRef | None
    deal: DealRef | None
    answer_by: datetime | None
    last_reply_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int
    files: list[FileRef]
    abilities: list[str]


class RequestPageOut(Schema):
    items: list[RequestOut]
    next: str | None


class CountsOut(Schema):
    new: int
    in_work: int
    waiting: int
    mine: int
    overdue: int


class CategoryOut(Presented):
    """`name` is in the reader's language."""

    id: UUID
    name: str
    name_en: str
    name_ru: str
    answer_hours: int
    rank: int
    version: int
    archived_at: datetime | None
