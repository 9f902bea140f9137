"""What happened to products."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class ProductAdded(Fact):
    kind: ClassVar[str] = "product.added"


@dataclass(frozen=True, kw_only=True)
class ProductEdited(Fact):
    kind: ClassVar[str] = "product.edited"
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ProductArchived(Fact):
    kind: ClassVar[str] = "product.archived"


@dataclass(frozen=True, kw_only=True)
class ProductRestored(Fact):
    kind: ClassVar[str] = "product.restored"
