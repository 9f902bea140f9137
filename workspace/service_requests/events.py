"""What happened to requests."""

from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class RequestOpened(Fact):
    kind: ClassVar[str] = "request.opened"
    category_id: UUID


@dataclass(frozen=True, kw_only=True)
class RequestAssigned(Fact):
    kind: ClassVar[str] = "request.assigned"
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class RequestReplied(Fact):
    """A message between client and staff; the timeline shows the comment itself."""

    kind: ClassVar[str] = "request.replied"
    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class RequestStatusChanged(Fact):
    kind: ClassVar[str] = "request.status_changed"
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class RequestEdited(Fact):
    kind: ClassVar[str] = "request.edited"
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class RequestMadeDeal(Fact):
    kind: ClassVar[str] = "request.made_deal"
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class RequestCategoriesChanged(Fact):
    kind: ClassVar[str] = "request_category.changed"
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DealGotRequest(Fact):
    """Told about the deal, to staff: its timeline says which request belongs to it now.

    Args:
        name: number and subject; every staff member sees every request.
    """

    kind: ClassVar[str] = "deal.request_added"
    request_id: UUID
    name: str
