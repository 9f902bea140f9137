"""What comes into the documents room and what goes out."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Base64Bytes, Field

from collaboration.documents.yjs import MOST_FRAME
from journal.text import Line
from permissions.lists import Listing
from permissions.presenting import Presented
from permissions.refs import MemberRef

Title = Annotated[Line, Field(min_length=1, max_length=200)]
Name = Annotated[Line, Field(max_length=200)]
Key = Annotated[str, Field(max_length=80)]
Content = Annotated[Base64Bytes, Field(max_length=MOST_FRAME * 4 // 3 + 4)]


class DocumentIn(Schema):
    """`content` is a Yjs update to begin with, in base64."""

    id: UUID | None = None
    about: Key
    title: Title
    content: Content = b""


class DocumentEdits(Schema):
    """The fields of an edit; each arrives as {base, value}."""

    title: Title


class DocumentListing(Listing):
    """`about` is "deal:<id>"; without it every document the reader sees."""

    about: Key = ""
    archived: bool = False


class DocumentAboutOut(Schema):
    """The record a document hangs on; `archived` is told to the organisation only."""

    type: str
    id: UUID
    title: str
    archived: bool


class DocumentOut(Presented):
    id: UUID
    title: str
    about: DocumentAboutOut | None
    template: str
    created_by: MemberRef | None
    version: int
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None
    abilities: list[str]

    @staticmethod
    def resolve_about(document: Any) -> Any:
        return document.about_ref


class DocumentsOut(Schema):
    items: list[DocumentOut]
    next: str | None


class WrittenOut(Schema):
    """The number of the update in the document's log."""

    seq: int


class VersionIn(Schema):
    id: UUID | None = None
    name: Annotated[Line, Field(min_length=1, max_length=200)]


class VersionPatch(Schema):
    name: Name


class CopyIn(Schema):
    """`about` is what the copy hangs on; what the document hangs on unless given."""

    id: UUID | None = None
    title: Title
    about: Key = ""


class VersionListing(Listing):
    pass


class VersionOut(Presented):
    id: UUID
    kind: str
    name: str
    authors: list[MemberRef]
    edits: int
    created_by: MemberRef | None
    created_at: datetime
    size: int

    @staticmethod
    def resolve_authors(version: Any) -> Any:
        return version.people

    @staticmethod
    def resolve_size(version: Any) -> int:
        return int(getattr(version, "size", None) or len(version.data))


class VersionsOut(Schema):
    items: list[VersionOut]
    next: str | None
