"""Writing in a document other than through a socket: by HTTP, by a restore, by a template."""

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from collaboration.documents import yjs
from collaboration.documents.appending import SQL, Draft, Kept, parameters
from collaboration.documents.errors import DocumentIsArchived, DocumentIsFull, RefTaken
from collaboration.documents.models import Document, Log, Update
from collaboration.documents.queries import loaded
from collaboration.documents.registry import announcers
from collaboration.documents.structs import weight_of

SOON = timedelta(seconds=10)


def write_update(*, document: Document, data: bytes, author_id: UUID | None, client_ref: UUID | None = None) -> int:
    """Write a change that a browser made, and let open editors have it after the commit.

    Args:
        data: a Yjs update.
        client_ref: the browser's name of this change: the same one again writes nothing.

    Returns:
        The number of the update in the document's log.

    Raises:
        DocumentIsArchived, UpdateTooBig, BadUpdate, DocumentIsFull, RefTaken.
    """
    if known := _written_before(document, client_ref, data):
        return known
    if document.archived_at is not None:
        raise DocumentIsArchived
    seen = yjs.check(data)
    log = Log.objects.get(pk=document.id)
    if data == yjs.EMPTY:
        return log.seq
    if log.size + log.snapshot_size + seen.weight > yjs.MOST_DOCUMENT:
        raise DocumentIsFull
    yjs.add(loaded(document), data, seen)
    try:
        with transaction.atomic():
            return append(document, data, author_id=author_id, client_ref=client_ref)
    except IntegrityError:
        # A retry that ran at the same moment was first.
        if known := _written_before(document, client_ref, data):
            return known
        raise


def append(document: Document, data: bytes, *, author_id: UUID | None, client_ref: UUID | None = None) -> int:
    """Keep an update that is known to be sound; returns its number."""
    drafts = [Draft(document.id, data, author_id, client_ref, weight_of(data))]
    with connection.cursor() as cursor:
        cursor.execute(SQL, parameters(drafts))
        kept = Kept(*cursor.fetchone()[:-1])
    workspace_id = document.workspace_id
    for announce in announcers:
        transaction.on_commit(lambda tell=announce: tell(workspace_id, document.id, kept.seq), robust=True)  # type: ignore[misc]
    tend_soon(workspace_id, document.id)
    return kept.seq


def tend_soon(workspace_id: UUID, document_id: UUID) -> None:
    """Let the worker look after a document that was written in; once, however often this is said before it does."""
    tend_in(SOON, workspace_id, document_id, "soon")


def tend_in(delay: timedelta, workspace_id: UUID, document_id: UUID, why: str) -> None:
    """Let the worker look after a document after a while; nothing when it will anyway, for the same reason."""
    lock = f"documents.tend.{why}:{document_id}"
    try:
        # Inside an act the refusal must not end the transaction.
        with transaction.atomic():
            app.configure_task(
                "documents.tend", queue="documents", queueing_lock=lock, schedule_in={"seconds": delay.total_seconds()}
            ).defer(workspace_id=str(workspace_id), document_id=str(document_id))
    except AlreadyEnqueued:
        pass


def _written_before(document: Document, client_ref: UUID | None, data: bytes) -> int | None:
    if client_ref is None:
        return None
    known = Update.objects.filter(document=document, client_ref=client_ref).first()
    if known is None:
        return None
    if bytes(known.data) != data:
        raise RefTaken
    return known.seq
