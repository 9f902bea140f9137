"""What left the house."""

from dataclasses import dataclass
from typing import ClassVar

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class DocumentExported(Fact):
    kind: ClassVar[str] = "document.exported"
    format: str


@dataclass(frozen=True, kw_only=True)
class DocumentExportEnded(Fact):
    """A file that the worker was asked for is there, or will not be; for whoever asked alone."""

    kind: ClassVar[str] = "document.export_ended"
