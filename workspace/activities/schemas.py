"""What comes into the activities room and what goes out."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from collaboration.comments.schemas import CommentOut
from collaboration.notifications.schemas import FactOut
from journal.text import Text
from permissions.lists import Filters
from permissions.refs import MemberRef


class ActivityIn(Schema):
    id: UUID | None = None
    kind: Literal["call", "note"]
    text: Annotated[Text, StringConstraints(max_length=10_000)] = ""
    happened_at: datetime | None = None
    duration_minutes: Annotated[int, Field(ge=0, le=1440)] | None = None
    direction: Literal["", "in", "out"] = ""


class ActivityOut(Schema):
    id: UUID
    kind: str
    text: str
    direction: str
    duration_minutes: int | None
    happened_at: datetime


class TimelineItemOut(FactOut):
    at: datetime
    actor: MemberRef | None
    comment: CommentOut | None
    activity: ActivityOut | None


class TimelineOut(Schema):
    items: list[TimelineItemOut]
    next: str | None


class TimelinePage(Filters):
    filter: Literal["all", "comments", "changes", "calls", "files"] = "all"
    after: Annotated[str | None, Field(max_length=20)] = None
    limit: Annotated[int, Field(ge=1, le=100)] = 40


class TimelineFilters(TimelinePage):
    """`about` is any record with a timeline: "company:<id>"."""

    about: Annotated[str, Field(max_length=80)]
