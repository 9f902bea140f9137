"""What the worker does for a document that was written in: compaction, versions, telling that the content changed."""

import logging
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from pycrdt import Doc

from accounts.models import Workspace
from collaboration.documents import yjs
from collaboration.documents.errors import BadUpdate
from collaboration.documents.events import DocumentWritten
from collaboration.documents.models import Document, Kind, Log, Snapshot, Update
from collaboration.documents.operations.versions import add_version
from collaboration.documents.operations.writing import SOON, tend_in
from collaboration.documents.queries import Stored, stored
from collaboration.documents.registry import on_written
from journal.acting import publish
from journal.fence import fence

log = logging.getLogger(__name__)
ROWS = 500
BYTES = 256 * 1024
QUIET = timedelta(minutes=10)
EDITS = 200
KEPT = timedelta(days=30)


def tend(*, document: Document) -> None:
    """Do what is due, and come again for what will be."""
    entry = Log.objects.get(pk=document.id)
    if entry.seq > entry.told:
        _tell(document, entry)
    if entry.seq > entry.versioned:
        quiet_in = (entry.written_at or timezone.now()) + QUIET - timezone.now()
        if entry.seq - entry.versioned >= EDITS or quiet_in <= timedelta(0):
            add_version(document=document, kind=Kind.AUTO)
        else:
            tend_in(max(quiet_in, SOON), document.workspace_id, document.id, "quiet")
    compact(document=document)


def _tell(document: Document, entry: Log) -> None:
    entry.told = entry.seq
    entry.save(update_fields=["told"])
    Document.objects.filter(pk=document.id).update(updated_at=entry.written_at)
    for hook in on_written:
        hook(document)
    publish(DocumentWritten(), about=document, parents=[document.about_key])


def compact(*, document: Document) -> bool:
    """Join a long log into a snapshot, so that the document opens quickly; False when there was no need or no way.

    What comes out is compared with the log itself before it takes its place: a snapshot that says anything else is
    thrown away, and the log stays as it is.
    """
    entry = Log.objects.get(pk=document.id)
    if entry.seq - entry.upto < ROWS and entry.size < BYTES:
        return False
    found = stored(document.id)
    made = squeeze(found)
    if made is None:
        log.error("document %s: a snapshot differs from its log and was thrown away", document.id)
        return False
    data, state = made
    # Locked only now: those who write need not wait for the work above.
    entry = Log.objects.select_for_update(no_key=True).get(pk=document.id)
    if entry.upto >= found.seq:
        return False
    snapshot = Snapshot.objects.create(
        workspace_id=document.workspace_id,
        document=document,
        upto=found.seq,
        data=data,
        state_vector=state,
        sha256=yjs.sha256_of(data),
    )
    Snapshot.objects.filter(document=document, kind=Kind.STATE, upto__lt=found.seq).delete()
    entry.rest_on(snapshot)
    return True


def squeeze(found: Stored) -> tuple[bytes, bytes] | None:
    """The snapshot of a log and its state vector; None when what came out is not what the log says."""
    doc: Doc[Any] = Doc(allow_multithreading=True)
    try:
        for update in found.chunks:
            doc.apply_update(update)
        data = yjs.difference(doc)
        is_sound = yjs.same(yjs.doc_of([data]), yjs.doc_of(found.chunks))
    except (BadUpdate, ValueError, RuntimeError):
        return None
    return (data, doc.get_state()) if is_sound else None


def forget_old_updates() -> int:
    """Delete updates that a snapshot has had for thirty days, in every workspace; returns how many."""
    before = timezone.now() - KEPT
    return sum(_forget_in(workspace.id, before) for workspace in Workspace.objects.only("id"))


def _forget_in(workspace_id: UUID, before: Any) -> int:
    with fence(workspace_id, None):
        count = 0
        for document_id, upto in Log.objects.filter(upto__gt=0).values_list("document_id", "upto"):
            old = Update.objects.filter(document=document_id, seq__lte=upto, created_at__lt=before)
            count += old.delete()[0]
        return count
