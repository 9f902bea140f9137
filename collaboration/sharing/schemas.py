"""What comes into the sharing dialog and what goes out."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from journal.text import Line
from permissions.lists import Filters
from permissions.presenting import Presented
from permissions.refs import MemberRef

Key = Annotated[str, Field(max_length=80)]
Level = Literal["view", "comment", "move", "edit"]
Fields = Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=20)]


class ShareIn(Schema):
    object: Key
    grantee: Key
    level: Level
    expires_at: AwareDatetime | None = None
    fields: Fields = []


class SharePatch(Schema):
    """What is left out stays; `expires_at: null` takes the end away."""

    level: Level | None = None
    expires_at: AwareDatetime | None = None
    fields: Fields | None = None


class ObjectFilters(Filters):
    object: Key


class CandidateFilters(Filters):
    q: Annotated[Line, Field(max_length=100)] = ""


class PreviewFilters(Filters):
    """Without `level`: what the grantee would see with what they hold already, or at the lowest level."""

    object: Key
    grantee: Key
    level: Level | None = None
    fields: Annotated[str, Field(max_length=200)] = ""


class GranteeOut(Schema):
    kind: str
    id: UUID
    name: str


class ShareOut(Presented):
    id: UUID
    grantee: GranteeOut
    level: str
    expires_at: datetime | None
    granted_by: MemberRef | None
    granted_at: datetime
    fields: list[str]


class CandidateOut(Schema):
    key: str
    name: str
    kind: str
    relation: str
    people_count: int
    company: str | None
    email: str


class PreviewOut(Schema):
    """`page` is what the portal would answer, field by field."""

    page: Any


class RuleOut(Schema):
    who: str
    why: str
    kind: str
    level: str
    until: datetime | None
