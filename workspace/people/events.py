"""What happened to people."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class PersonAdded(Fact):
    kind: ClassVar[str] = "person.added"


@dataclass(frozen=True, kw_only=True)
class PersonEdited(Fact):
    kind: ClassVar[str] = "person.edited"
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PersonArchived(Fact):
    kind: ClassVar[str] = "person.archived"


@dataclass(frozen=True, kw_only=True)
class PersonRestored(Fact):
    kind: ClassVar[str] = "person.restored"
