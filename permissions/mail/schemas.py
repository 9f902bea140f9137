"""Failed mails over the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from permissions.lists import Filters
from permissions.presenting import Presented


class FailedMailOut(Presented):
    """`error` is the name of what went wrong; never the text of the mail, which may hold somebody's link."""

    id: UUID
    to: str
    subject: str
    error: str
    created_at: datetime


class FailedMailsIn(Filters):
    after: Annotated[str | None, Field(max_length=500)] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class FailedMailsOut(Schema):
    items: list[FailedMailOut]
    next: str | None
