"""What comes into threads on a text and what goes out."""

import base64
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Base64Bytes, Field

from collaboration.comments.schemas import Body, CommentOut, Key
from journal.text import Line
from permissions.lists import Filters
from permissions.presenting import Presented

Position = Annotated[Base64Bytes, Field(min_length=1, max_length=400)]


class ThreadFilters(Filters):
    resolved: bool | None = None
    after: Annotated[str | None, Field(max_length=500)] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 100


class ThreadIn(Schema):
    """`start` and `end` are Yjs relative positions in base64, `quote` the words between them."""

    id: UUID | None = None
    body: Body = ""
    audience: Key | None = None
    start: Position
    end: Position
    quote: Annotated[Line, Field(min_length=1, max_length=1000)]
    file_ids: Annotated[list[UUID], Field(max_length=20)] = []


class AnchorOut(Presented):
    """`deleted_at` is set when the words were seen to be gone; `quote` keeps them."""

    start: str
    end: str
    quote: str
    deleted_at: datetime | None

    @staticmethod
    def resolve_start(anchor: Any) -> str:
        return base64.b64encode(bytes(anchor.start)).decode()

    @staticmethod
    def resolve_end(anchor: Any) -> str:
        return base64.b64encode(bytes(anchor.end)).decode()


class ThreadOut(Presented):
    """`id` is that of the first of its comments, which come the oldest first."""

    id: UUID
    anchor: AnchorOut
    comments: list[CommentOut]

    @staticmethod
    def resolve_comments(thread: Any) -> list[Any]:
        return [CommentOut.from_orm(one) for one in thread.thread]


class ThreadsOut(Schema):
    items: list[ThreadOut]
    next: str | None
