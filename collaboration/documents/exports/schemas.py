"""Files that are made while their reader does something else."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema

from collaboration.documents.exports.queries import Making
from collaboration.files.schemas import FileRef, file_ref
from permissions.scope import Scope


class MakingIn(Schema):
    """`version` is one of the document's versions; as it is now unless given."""

    format: Literal["pdf", "docx", "md"]
    version: UUID | None = None


class MakingOut(Schema):
    id: UUID
    format: str
    state: Literal["making", "ready", "failed"]
    asked_at: datetime
    file: FileRef | None


def making_out(making: Making, scope: Scope, slug: str) -> dict[str, Any]:
    """A file in the making as its reader gets it."""
    file = file_ref(making.file, scope, slug) if making.file else None
    return {**{name: getattr(making, name) for name in ("id", "format", "state", "asked_at")}, "file": file}
