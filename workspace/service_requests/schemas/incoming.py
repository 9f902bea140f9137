"""What comes in, validated."""

from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from journal.text import Line, Text
from permissions.lists import Listing

Subject = Annotated[Line, StringConstraints(min_length=1, max_length=200)]
Message = Annotated[Text, StringConstraints(min_length=1, max_length=20_000)]
Name = Annotated[Line, StringConstraints(min_length=1, max_length=80)]
Hours = Annotated[int, Field(ge=1, le=2160)]
Urgency = Literal["low", "normal", "high", "urgent"]
Status = Literal["new", "in_work", "waiting", "resolved", "closed"]
Files = Annotated[list[UUID], Field(max_length=20)]
STATUSES = frozenset({"new", "in_work", "waiting", "resolved", "closed"})


def _known(text: str) -> str:
    if text and not set(text.split(",")) <= STATUSES:
        raise PydanticCustomError("enum", "unknown status")
    return text


class RequestListing(Listing):
    """A list of requests.

    Args:
        status: one, or several with commas between.
        assignee: a member's id, "me", or "none" for what nobody is responsible for.
    """

    status: Annotated[str, Field(max_length=60), AfterValidator(_known)] = ""
    assignee: UUID | Literal["me", "none"] | None = None
    requester: UUID | None = None
    company: UUID | None = None
    category: UUID | None = None
    deal: UUID | None = None
    urgency: Urgency | None = None
    overdue: bool = False


class OpenRequestIn(Schema):
    """Staff open it on behalf of a client."""

    id: UUID | None = None
    requester_id: UUID
    category_id: UUID
    urgency: Urgency = "normal"
    deal_id: UUID | None = None
    subject: Subject
    text: Message
    file_ids: Files = []


class RequestEdits(Schema):
    """The fields of an edit; each arrives as {base, value}."""

    subject: Subject
    category_id: UUID
    urgency: Urgency
    deal_id: UUID | None


class AssignIn(Schema):
    assignee_id: UUID | None
    version: int


class StatusIn(Schema):
    status: Status
    version: int


class MessageIn(Schema):
    id: UUID | None = None
    body: Message
    file_ids: Files = []


class MakeDealIn(Schema):
    pipeline_id: UUID
    title: Annotated[Line, StringConstraints(max_length=200)] = ""


class CategoryIn(Schema):
    name_en: Name
    name_ru: Name
    answer_hours: Hours


class CategoryEdits(Schema):
    name_en: Name
    name_ru: Name
    answer_hours: Hours
    rank: Annotated[int, Field(ge=0, le=1000)]
