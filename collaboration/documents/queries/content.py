"""What a document says: the newest snapshot and the updates after it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pycrdt import Doc, XmlFragment

from collaboration.documents import yjs
from collaboration.documents.models import Document, Log, Snapshot, Update


@dataclass(frozen=True)
class Stored:
    """The bytes of a document.

    Args:
        seq: the number of the last update among them.
        snapshot: the newest one; EMPTY when there is none.
        updates: those after it, in their order.
    """

    seq: int
    snapshot: bytes
    updates: list[bytes]

    @property
    def chunks(self) -> list[bytes]:
        return [self.snapshot, *self.updates]

    @property
    def size(self) -> int:
        return sum(map(len, self.chunks))


def stored(document_id: UUID) -> Stored:
    """The bytes of a document as they are now; behind the fence."""
    newest = Snapshot.objects.filter(document=document_id).order_by("-upto", "-id").values_list("upto", "data").first()
    upto, snapshot = newest or (0, yjs.EMPTY)
    rows = Update.objects.filter(document=document_id, seq__gt=upto).order_by("seq").values_list("seq", "data")
    found = list(rows)
    return Stored(found[-1][0] if found else upto, bytes(snapshot), [bytes(data) for _, data in found])


def updates_after(document_id: UUID, seq: int, most: int) -> list[tuple[int, UUID | None, bytes]]:
    """The number, author and bytes of the next updates after `seq`; behind the fence."""
    rows = Update.objects.filter(document=document_id, seq__gt=seq).order_by("seq")
    return [(one, author, bytes(data)) for one, author, data in rows.values_list("seq", "author_id", "data")[:most]]


def newest_of(document_ids: list[UUID]) -> dict[UUID, int]:
    """The number of the last update of each document; behind the fence."""
    return dict(Log.objects.filter(pk__in=document_ids).values_list("document_id", "seq"))


def loaded(document: Document) -> "Doc[Any]":
    """A document of the caller's own, for reading; never the one that editors write in."""
    return yjs.doc_of(stored(document.id).chunks)


def content_of(document: Document) -> bytes:
    """The whole document as one Yjs update, without anything that was deleted."""
    return yjs.difference(loaded(document))


def fragment_of(doc: "Doc[Any]") -> XmlFragment:
    """The editor's blocks."""
    fragment: XmlFragment = doc.get(yjs.FRAGMENT, type=XmlFragment)
    return fragment
