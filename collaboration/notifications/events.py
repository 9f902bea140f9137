"""What happened in somebody's inbox; heard by nobody else."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class NotificationMade(Fact):
    """Args:
    record: what it is about, "deal:<id>".
    """

    kind: ClassVar[str] = "notification.made"
    why: str
    record: str
    comment_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class NotificationRead(Fact):
    """Args:
    all: the whole inbox.
    """

    kind: ClassVar[str] = "notification.read"
    all: bool = False


@dataclass(frozen=True, kw_only=True)
class NotificationsMarked(Fact):
    """Read or unread, archived or back in the inbox: one of them, those of a record, or some."""

    kind: ClassVar[str] = "notification.changed"
    how: str


@dataclass(frozen=True, kw_only=True)
class FollowingChanged(Fact):
    """Somebody's own wish about a record; told to their own screens only."""

    kind: ClassVar[str] = "following.changed"
    state: str
