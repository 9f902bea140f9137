"""What people logged."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class ActivityLogged(Fact):
    kind: ClassVar[str] = "activity.logged"
    activity_id: UUID
    activity_kind: str
