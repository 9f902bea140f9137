"""What changed in who may do what."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class AccessChanged(Fact):
    """Whoever is named is judged again before hearing anything more; see the live channel's three layers.

    Args:
        users: accounts concerned.
        groups: circles' groups concerned.
        everyone: a role's meaning changed.
    """

    kind: ClassVar[str] = "access.changed"
    users: tuple[UUID, ...] = ()
    groups: tuple[int, ...] = ()
    everyone: bool = False


@dataclass(frozen=True, kw_only=True)
class ShareGranted(Fact):
    kind: ClassVar[str] = "share.granted"
    share_id: UUID
    grantee: str
    level: str
    expires_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ShareEnded(Fact):
    kind: ClassVar[str] = "share.ended"
    share_id: UUID
    grantee: str
    level: str


@dataclass(frozen=True, kw_only=True)
class RolesSet(Fact):
    kind: ClassVar[str] = "member.roles_set"
    before: tuple[str, ...]
    after: tuple[str, ...]
