"""A Markdown or Word file as a new document."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import filetype
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.translation import gettext as _

from collaboration.documents import apart
from collaboration.documents.bringing.checking import WORD, check_word, kind_of_file, text_in
from collaboration.documents.bringing.errors import BringTookTooLong, BringUnreadable
from collaboration.documents.content import tree
from collaboration.documents.content.html_in import PICTURE, tree_of
from collaboration.documents.content.text import words_of
from collaboration.documents.content.tree import Tree
from collaboration.documents.content.writing import write
from collaboration.documents.errors import TooMuchAtOnce
from collaboration.documents.models import Document
from collaboration.documents.operations import open_document
from collaboration.files.errors import FileIsEmpty, FileTooLarge, FileTypeRefused
from collaboration.files.operations import attach, take
from journal.text import clean

LONGEST_TITLE = 200


@dataclass
class Brought:
    """What was in a file: HTML and pictures; `notes` say what was left out."""

    name: str
    html: str
    pictures: list[bytes] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def open_file(upload: "UploadedFile[Any]", *, by: UUID) -> Brought:
    """Read a file. Takes its time, in a process apart: not inside act().

    Args:
        by: the member who brings it.

    Raises:
        BringTypeRefused, BringTooLarge, FileIsEmpty, BringEncoding, BringUnreadable, BringBomb, BringTookTooLong.
        TooMuchAtOnce.
    """
    name = clean(upload.name or "")
    kind = kind_of_file(name, upload.size or 0)
    if not upload.size:
        raise FileIsEmpty(fields={"file": [str(FileIsEmpty.message)]})
    content = upload.read()
    try:
        if kind != WORD:
            return Brought(name, apart.run("markdown_in", by=by, text=text_in(content)))
        check_word(content)
        html, pictures, left_out = apart.run("docx_in", by=by, content=content)
    except apart.Busy:
        raise TooMuchAtOnce from None
    except apart.TookTooLong:
        raise BringTookTooLong from None
    except apart.Failed:
        raise BringUnreadable from None
    notes = [_("Some pictures or parts of this file could not be read and were left out.")] if left_out else []
    return Brought(name, html, [data for _type, data in pictures], notes)


def bring(
    *,
    brought: Brought,
    record: models.Model,
    author_id: UUID,
    title: str = "",
    document_id: UUID | None = None,
) -> Document:
    """A new document of what was read; inside act(). Pictures become files of the document.

    Args:
        record: loaded with the verb for writing documents there.
        title: the first heading, or the name of the file, unless given.

    Raises:
        IdTaken, StorageIsFull.
    """
    pictures = {f"{PICTURE}:{place}": taken for place, data in enumerate(brought.pictures) if (taken := _take(data))}
    if len(pictures) < len(brought.pictures):
        brought.notes.append(_("Pictures of kinds that are not accepted here were left out."))
    blocks = tree_of(brought.html, pictures)
    document = open_document(
        record=record,
        title=title or _title(blocks, brought.name),
        content=write(blocks),
        document_id=document_id,
        author_id=author_id,
    )
    attach(file_ids=tree.files_in(blocks), about=document)
    return document


def _take(data: bytes) -> UUID | None:
    """The upload a picture became; None for what is no picture we accept."""
    found = filetype.guess(data)
    if found is None or not found.mime.startswith("image/"):
        return None
    try:
        return take(upload=UploadedFile(ContentFile(data), f"picture.{found.extension}", size=len(data)), about=None).id
    except (FileTooLarge, FileTypeRefused, FileIsEmpty):
        return None


def _title(blocks: Tree, name: str) -> str:
    heading = next((block for block in blocks if block.kind == tree.HEADING), None)
    words = " ".join(words_of(heading.inlines).split()) if heading else ""
    return (words or name.rpartition(".")[0] or name)[:LONGEST_TITLE]
