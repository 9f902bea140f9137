"""A copy of a document has its own pictures and files: who reads the copy need not read the original."""

from collections.abc import Mapping
from uuid import UUID

from django.db import models
from pycrdt import XmlElement

from collaboration.documents import operations, yjs
from collaboration.documents.content.addresses import file_of, file_url
from collaboration.documents.content.reading import read
from collaboration.documents.content.tree import files_in
from collaboration.documents.models import Document, Snapshot
from collaboration.documents.pictures.queries import files_for
from collaboration.documents.queries import fragment_of
from collaboration.files.operations import copy_file
from journal.ids import uuid7
from permissions.scope import Scope


def copy_version(
    *,
    document: Document,
    version: Snapshot,
    scope: Scope,
    record: models.Model,
    title: str,
    document_id: UUID | None = None,
    author_id: UUID | None = None,
) -> Document:
    """A new document that begins with a version of another and with copies of the files in it; inside act().

    Args:
        document: the other one, loaded through `scope`: files that this reader may not have stay behind.
        record: what the new one hangs on, loaded with the verb for writing documents there.

    Raises:
        IdTaken, StorageIsFull.
    """
    content = bytes(version.data)
    files = {file.id: (uuid7(), file) for file in files_for(document, scope, files_in(read(content)))}
    copy = operations.open_document(
        record=record,
        title=title,
        content=renamed(content, {old: new for old, (new, _) in files.items()}),
        document_id=document_id,
        author_id=author_id,
    )
    for new, file in files.values():
        copy_file(file=file, about=copy, file_id=new)
    return copy


def renamed(content: bytes, files: Mapping[UUID, UUID]) -> bytes:
    """A document's bytes with other files in the place of some."""
    if not files:
        return content
    doc = yjs.doc_of([content])
    with doc.transaction():
        waiting = list(fragment_of(doc).children)
        while waiting:
            node = waiting.pop()
            if not isinstance(node, XmlElement):
                continue
            new = files.get(file_of(node.attributes.get("url")))  # type: ignore[arg-type]
            if new is not None:
                node.attributes["url"] = file_url(new)
            waiting.extend(node.children)
    return yjs.difference(doc)
