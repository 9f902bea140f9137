"""What happened to files."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class FileAttached(Fact):
    """A file was hung on a record by itself; files of a comment come with the comment."""

    kind: ClassVar[str] = "file.attached"
    file_id: UUID
