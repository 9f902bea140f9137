"""A new workspace over the wire."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from journal.text import Line


class OpenWorkspaceIn(Schema):
    name: Annotated[Line, Field(min_length=1, max_length=120)]
    language: Literal["en", "ru"]
    currency: Annotated[str, Field(min_length=3, max_length=3)]
    template: Annotated[str, Field(max_length=40)]


class OpenedOut(Schema):
    slug: str


class PipelineTemplateOut(Schema):
    key: str
    name: str
    about: str
    stages: list[str]
