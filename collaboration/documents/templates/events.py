"""What happened to templates."""

from dataclasses import dataclass
from typing import ClassVar

from journal.events import Fact


@dataclass(frozen=True, kw_only=True)
class TemplateMade(Fact):
    kind: ClassVar[str] = "template.made"


@dataclass(frozen=True, kw_only=True)
class TemplateRenamed(Fact):
    kind: ClassVar[str] = "template.renamed"


@dataclass(frozen=True, kw_only=True)
class TemplateArchived(Fact):
    kind: ClassVar[str] = "template.archived"


@dataclass(frozen=True, kw_only=True)
class TemplateUnarchived(Fact):
    kind: ClassVar[str] = "template.unarchived"
