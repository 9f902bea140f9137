"""What happened to comments; published about the record they hang on, to the comment's audience only."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class CommentAdded(Fact):
    kind: ClassVar[str] = "comment.added"
    comment_id: UUID
    parent_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class CommentEdited(Fact):
    kind: ClassVar[str] = "comment.edited"
    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommentDeleted(Fact):
    kind: ClassVar[str] = "comment.deleted"
    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommentReacted(Fact):
    kind: ClassVar[str] = "comment.reacted"
    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class ThreadResolved(Fact):
    kind: ClassVar[str] = "comment.resolved"
    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class ThreadReopened(Fact):
    kind: ClassVar[str] = "comment.reopened"
    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommentPinned(Fact):
    kind: ClassVar[str] = "comment.pinned"
    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommentUnpinned(Fact):
    kind: ClassVar[str] = "comment.unpinned"
    comment_id: UUID
