"""What happened to deals and pipelines."""

from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class DealOpened(Fact):
    kind: ClassVar[str] = "deal.opened"
    stage_id: UUID


@dataclass(frozen=True, kw_only=True)
class DealEdited(Fact):
    kind: ClassVar[str] = "deal.edited"
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DealMoved(Fact):
    kind: ClassVar[str] = "deal.moved"
    from_stage_id: UUID
    to_stage_id: UUID
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DealClosed(Fact):
    kind: ClassVar[str] = "deal.closed"
    from_stage_id: UUID
    to_stage_id: UUID
    outcome: str
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DealReopened(Fact):
    kind: ClassVar[str] = "deal.reopened"
    from_stage_id: UUID
    to_stage_id: UUID
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DealReassigned(Fact):
    kind: ClassVar[str] = "deal.reassigned"
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DealArchived(Fact):
    kind: ClassVar[str] = "deal.archived"


@dataclass(frozen=True, kw_only=True)
class DealRestored(Fact):
    kind: ClassVar[str] = "deal.restored"


@dataclass(frozen=True, kw_only=True)
class DealLinesChanged(Fact):
    kind: ClassVar[str] = "deal.lines_changed"
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DealPeopleChanged(Fact):
    kind: ClassVar[str] = "deal.people_changed"
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PipelineChanged(Fact):
    kind: ClassVar[str] = "pipeline.changed"
    changes: dict[str, list[Any]] = field(default_factory=dict)
