"""What comes into templates and what goes out."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from journal.text import Line
from permissions.lists import Filters
from permissions.refs import MemberRef

Key = Annotated[str, Field(max_length=80)]
Name = Annotated[Line, Field(min_length=1, max_length=120)]
Description = Annotated[Line, Field(max_length=300)]


class TemplateFilters(Filters):
    archived: bool = False


class FieldFilters(Filters):
    about: Key


class DocumentTemplateOut(Schema):
    """`key` is what a document is made with; `id`, `version` and `abilities` are of the workspace's own ones."""

    id: UUID | None
    key: str
    name: str
    description: str
    kind: str
    language: str | None
    version: int | None
    created_by: MemberRef | None
    archived_at: datetime | None
    abilities: list[str]


class FieldOut(Schema):
    key: str
    label: str
    example: str


class FromTemplateIn(Schema):
    id: UUID | None = None
    about: Key
    template: Key
    title: Annotated[Line, Field(max_length=200)] = ""


class TemplateIn(Schema):
    document_id: UUID
    name: Name
    description: Description = ""


class TemplatePatch(Schema):
    name: Name | None = None
    description: Description | None = None
    version: int
