"""Versions: kept, named, written again, copied out."""

from typing import Any
from uuid import UUID

from collaboration.documents import yjs
from collaboration.documents.errors import DocumentIsFull
from collaboration.documents.events import DocumentRestored, VersionAdded, VersionNamed
from collaboration.documents.models import Document, Kind, Log, Snapshot, Update
from collaboration.documents.operations.keeping import require_open
from collaboration.documents.operations.writing import append
from collaboration.documents.queries import loaded, stored
from collaboration.documents.registry import on_shared
from collaboration.documents.rewriting import rewrite
from journal.acting import publish
from journal.fields import insert
from journal.ids import uuid7
from permissions.models import Grant


def add_version(
    *,
    document: Document,
    kind: str,
    name: str = "",
    version_id: UUID | None = None,
    author_id: UUID | None = None,
) -> Snapshot:
    """Keep the document as it is now.

    Args:
        kind: see models.Kind.
        version_id: proposed by the browser; a new one unless given.
        author_id: who asked for it; None when nobody did.

    Raises:
        IdTaken.
    """
    log = Log.objects.get(pk=document.id)
    found = stored(document.id)
    doc = yjs.doc_of(found.chunks)
    data = yjs.difference(doc)
    new = Update.objects.filter(document=document, seq__gt=log.versioned, seq__lte=found.seq)
    writers = new.order_by().exclude(author=None).values_list("author_id", flat=True).distinct()
    version = Snapshot(
        id=version_id or uuid7(),
        workspace_id=document.workspace_id,
        document=document,
        upto=found.seq,
        data=data,
        state_vector=doc.get_state(),
        sha256=yjs.sha256_of(data),
        kind=kind,
        name=name,
        authors=sorted(writers),
        edits=found.seq - log.versioned,
        created_by_id=author_id,
    )
    insert(version)
    # Locked only now: those who write need not wait for the work above.
    log = Log.objects.select_for_update(no_key=True).get(pk=document.id)
    log.versioned = max(log.versioned, found.seq)
    log.rest_on(version)
    publish(VersionAdded(document_version_id=version.id), about=document)
    return version


def name_version(*, document: Document, version: Snapshot, name: str) -> None:
    """Give a version a name, another one, or none."""
    if version.name == name:
        return
    version.name = name
    if version.kind in (Kind.AUTO, Kind.NAMED):
        version.kind = Kind.NAMED if name else Kind.AUTO
    version.save(update_fields=["name", "kind"])
    publish(VersionNamed(document_version_id=version.id), about=document)


def restore_version(*, document: Document, version: Snapshot, author_id: UUID | None) -> None:
    """Write an older version over the document, as an edit by `author_id`; what was there becomes a version.

    Raises:
        DocumentIsArchived, DocumentIsFull.
    """
    require_open(document)
    add_version(document=document, kind=Kind.RESTORED, author_id=author_id)
    doc = loaded(document)
    change = rewrite(doc, yjs.doc_of([bytes(version.data)]))
    if change != yjs.EMPTY:
        log = Log.objects.get(pk=document.id)
        if log.size + log.snapshot_size + len(change) > yjs.MOST_DOCUMENT:
            raise DocumentIsFull
        append(document, change, author_id=author_id)
    publish(DocumentRestored(document_version_id=version.id), about=document)


def begin_history(document: Any, grant: Grant) -> None:
    """Somebody outside was let in: their history begins with the document as it is, without what was deleted."""
    for hook in on_shared:
        hook(document)
    newest: Any = Snapshot.objects.filter(document=document).order_by("-upto", "-id").first()
    log = Log.objects.get(pk=document.id)
    is_current = newest is not None and newest.kind == Kind.SHARED and newest.upto == log.seq
    if is_current and newest.created_at >= grant.granted_at:
        return
    add_version(document=document, kind=Kind.SHARED, author_id=grant.granted_by_id)
