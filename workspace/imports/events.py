"""How far an import is."""

from dataclasses import dataclass
from typing import ClassVar

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class ImportProgressed(Fact):
    kind: ClassVar[str] = "import.progressed"
    state: str
    done: int
    total: int
