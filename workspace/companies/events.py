"""What happened to companies."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class CompanyAdded(Fact):
    kind: ClassVar[str] = "company.added"


@dataclass(frozen=True, kw_only=True)
class CompanyEdited(Fact):
    kind: ClassVar[str] = "company.edited"
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CompanyArchived(Fact):
    kind: ClassVar[str] = "company.archived"


@dataclass(frozen=True, kw_only=True)
class CompanyRestored(Fact):
    kind: ClassVar[str] = "company.restored"
