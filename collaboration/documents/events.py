"""What happened to documents."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class DocumentCreated(Fact):
    kind: ClassVar[str] = "document.created"


@dataclass(frozen=True, kw_only=True)
class DocumentRenamed(Fact):
    kind: ClassVar[str] = "document.renamed"
    changes: dict[str, list[Any]]


@dataclass(frozen=True, kw_only=True)
class DocumentArchived(Fact):
    kind: ClassVar[str] = "document.archived"


@dataclass(frozen=True, kw_only=True)
class DocumentUnarchived(Fact):
    kind: ClassVar[str] = "document.unarchived"


@dataclass(frozen=True, kw_only=True)
class DocumentWritten(Fact):
    """The content has changed; told some seconds after the fact, once for many changes."""

    kind: ClassVar[str] = "document.written"


@dataclass(frozen=True, kw_only=True)
class VersionAdded(Fact):
    kind: ClassVar[str] = "document.version_added"
    document_version_id: UUID


@dataclass(frozen=True, kw_only=True)
class VersionNamed(Fact):
    kind: ClassVar[str] = "document.version_named"
    document_version_id: UUID


@dataclass(frozen=True, kw_only=True)
class DocumentRestored(Fact):
    """An older version was written over the content, as an edit."""

    kind: ClassVar[str] = "document.restored"
    document_version_id: UUID
