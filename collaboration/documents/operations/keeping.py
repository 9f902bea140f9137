"""Opening, renaming and archiving documents."""

from collections.abc import Mapping
from uuid import UUID

from django.db import models
from django.utils import timezone

from collaboration.documents import yjs
from collaboration.documents.errors import DocumentIsArchived, DocumentIsNotArchived
from collaboration.documents.events import DocumentArchived, DocumentCreated, DocumentRenamed, DocumentUnarchived
from collaboration.documents.models import Document, Log
from collaboration.documents.operations.writing import append
from journal.acting import current, noun_of, publish
from journal.events import Fact
from journal.ids import uuid7
from journal.versions import FieldEdit, merge_edit, require_version
from permissions.history import last_changes_of


def open_document(
    *,
    record: models.Model,
    title: str,
    content: bytes = b"",
    template: str = "",
    document_id: UUID | None = None,
    author_id: UUID | None = None,
) -> Document:
    """A new document.

    Args:
        record: what it hangs on, loaded with the verb for writing documents there.
        title: a cleaned line.
        content: a Yjs update to begin with; b"" for an empty document.
        template: the key of the template the content was made from.
        document_id: proposed by the browser; a new one unless given.
        author_id: the member who opens it; None for a job.

    Raises:
        BadUpdate, UpdateTooBig, IdTaken.
    """
    document = Document(
        id=document_id or uuid7(),
        workspace_id=current().workspace.id,
        about_type=noun_of(record),
        about_id=record.pk,
        title=title,
        template=template,
        created_by_id=author_id,
    )
    document.about = record
    document.insert()
    Log.objects.create(document=document, workspace_id=document.workspace_id)
    if content:
        yjs.add(yjs.doc_of([]), content, yjs.check(content))
        append(document, content, author_id=author_id)
    _publish(DocumentCreated(), document)
    return document


def edit_document(*, document: Document, edits: Mapping[str, FieldEdit]) -> None:
    """Change the title.

    Raises:
        DocumentIsArchived, Clash.
    """
    require_open(document)
    changes = merge_edit(document, edits, who_changed=last_changes_of(document))
    if changes:
        document.touch(*changes)
        _publish(DocumentRenamed(changes=changes), document)


def archive_document(*, document: Document, version: int | None = None) -> None:
    """Put a document away: it can be read and no longer written.

    Raises:
        DocumentIsArchived, StaleVersion.
    """
    require_open(document)
    require_version(document, version)
    document.archived_at = timezone.now()
    document.touch("archived_at")
    _publish(DocumentArchived(), document)


def unarchive_document(*, document: Document, version: int | None = None) -> None:
    """Take a document back.

    Raises:
        DocumentIsNotArchived, StaleVersion.
    """
    if document.archived_at is None:
        raise DocumentIsNotArchived
    require_version(document, version)
    document.archived_at = None
    document.touch("archived_at")
    _publish(DocumentUnarchived(), document)


def require_open(document: Document) -> None:
    """Refuse to write in an archived document.

    Raises:
        DocumentIsArchived: restore it first.
    """
    if document.archived_at is not None:
        raise DocumentIsArchived


def _publish(fact: Fact, document: Document) -> None:
    publish(fact, about=document, parents=[document.about_key])
