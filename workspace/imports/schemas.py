"""What comes into the imports room and what goes out."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from journal.text import Line
from permissions.refs import MemberRef

KindName = Literal["", "companies", "products", "members", "deals"]


class FileIn(Schema):
    id: UUID
    kind: KindName
    mapping: Annotated[dict[str, str], Field(max_length=200)]


class OptionsIn(Schema):
    currency: Annotated[str, StringConstraints(pattern=r"^([A-Z]{3})?$")] = ""
    date_order: Literal["", "mdy", "dmy", "ymd"] = ""
    estimate_amount: bool = False
    merge_lookalikes: bool = True
    pipeline_name: Annotated[Line, StringConstraints(max_length=120)] = ""


class SetUpIn(Schema):
    files: Annotated[list[FileIn], Field(max_length=10)] = []
    options: OptionsIn | None = None


class FileColumnOut(Schema):
    name: str
    samples: list[str]


class FileOut(Schema):
    id: UUID
    name: str
    encoding: str
    delimiter: str
    rows: int
    columns: list[FileColumnOut]
    kind: str
    mapping: dict[str, str]
    refused: int


class ImportOut(Schema):
    id: UUID
    state: str
    options: OptionsIn
    report: dict[str, Any] | None
    files: list[FileOut]
    total: int
    done: int
    created: int
    updated: int
    unchanged: int
    refused: int
    rows_per_second: float
    error: str
    pipeline_id: UUID | None
    created_by: MemberRef
    created_at: datetime
    finished_at: datetime | None
    targets: dict[str, list[dict[str, Any]]]


class ProgressOut(Schema):
    id: UUID
    state: str
    total: int
    done: int
    created: int
    updated: int
    unchanged: int
    refused: int
    rows_per_second: float
    error: str
    pipeline_id: UUID | None


class ImportLineOut(ProgressOut):
    created_by: MemberRef
    created_at: datetime
    finished_at: datetime | None
    file_names: list[str]
