"""What comes into the inbox and what goes out of it."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from journal.text import Line
from permissions.lists import Filters
from permissions.presenting import Presented
from permissions.refs import MemberRef, RecordRef

State = Literal["inbox", "unread", "archived", "all"]
Key = Annotated[str, Field(max_length=80)]
Cursor = Annotated[str | None, Field(max_length=500)]


class InboxFilters(Filters):
    """`unread` is the short form of `state=unread`."""

    unread: bool = False
    state: State = "inbox"
    about: Annotated[str, Field(max_length=80)] = ""
    after: Cursor = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class GroupFilters(Filters):
    state: State = "inbox"
    after: Cursor = None
    limit: Annotated[int, Field(ge=1, le=100)] = 30


class MarkIn(Schema):
    """Those about a record, or these; one of the two."""

    about: Key | None = None
    ids: Annotated[list[UUID], Field(max_length=200)] = []
    as_: Annotated[Literal["read", "unread", "archived", "inbox"], Field(alias="as")]


class WhyOut(Schema):
    code: str
    text: str


class ChangeOut(Schema):
    field: str
    before: Any
    after: Any


class FactOut(Schema):
    """One thing that has changed, as the record's timeline tells it."""

    id: UUID
    kind: str
    changes: list[ChangeOut]
    detail: dict[str, Any]


class NotificationOut(Presented):
    """`title`, `text` and `url` are null when the reader no longer sees the record; `why` says why they got it.

    `facts` are of the kind "change" only, and those that the reader's timeline of the record shows.
    """

    id: UUID
    kind: str
    why: WhyOut
    at: datetime
    read_at: datetime | None
    archived_at: datetime | None
    actor: MemberRef | None
    title: str | None
    text: str | None
    url: str | None
    about: RecordRef
    comment_id: UUID | None
    facts: list[FactOut]


class InboxOut(Schema):
    items: list[NotificationOut]
    next: str | None


class GroupOut(Schema):
    """What one was told of one record; `latest` are at most three."""

    about: RecordRef
    title: str | None
    url: str | None
    unread: int
    total: int
    at: datetime
    latest: list[NotificationOut]


class GroupsOut(Schema):
    items: list[GroupOut]
    next: str | None


class UnreadOut(Schema):
    count: int


class FollowingFilters(Filters):
    about: Key


class FollowingIn(Schema):
    about: Key
    state: Literal["follow", "mute", "none"]


class FollowingOut(Schema):
    """`why` says how one came to follow; `followers` are told to staff only."""

    state: str
    why: str | None
    followers: list[MemberRef]


class WaysIn(Schema):
    kind: Annotated[str, Field(max_length=20)]
    in_app: bool | None = None
    email: bool | None = None
    push: bool | None = None


class DigestIn(Schema):
    on: bool | None = None
    hour: Annotated[int, Field(ge=0, le=23)] | None = None


class SettingsIn(Schema):
    """What is left out stays as it is."""

    kinds: Annotated[list[WaysIn], Field(max_length=50)] = []
    digest: DigestIn = DigestIn()
    time_zone: Annotated[str, Field(max_length=60)] | None = None


class WaysOut(Schema):
    """A kind that can reach the person; `email` is null for one that is never mailed by itself."""

    kind: str
    name: str
    in_app: bool
    email: bool | None
    push: bool


class DigestOut(Schema):
    on: bool
    hour: int


class SettingsOut(Schema):
    kinds: list[WaysOut]
    digest: DigestOut
    time_zone: str


class PushKeys(Schema):
    p256dh: Annotated[str, Field(max_length=120)]
    auth: Annotated[str, Field(max_length=60)]


class PushIn(Schema):
    """A PushSubscription of the browser, and what to call the browser."""

    endpoint: Annotated[str, Field(max_length=2000)]
    keys: PushKeys
    name: Annotated[Line, Field(max_length=120)] = ""


class PushDeviceOut(Schema):
    id: UUID
    name: str
    created_at: datetime
    last_sent_at: datetime | None


class PushOut(Schema):
    public_key: str
    devices: list[PushDeviceOut]


def wishes(body: SettingsIn) -> dict[str, dict[str, Any]]:
    """The choices of a body by kind, without what it leaves out."""
    return {one.kind: one.model_dump(exclude={"kind"}, exclude_none=True) for one in body.kinds}
