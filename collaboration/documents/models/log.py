"""What was written in a document: the bytes the editors sent, numbered. They are the truth."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import Length

from accounts.models import Membership, Workspace
from collaboration.documents.models.document import Document
from collaboration.documents.structs import weight_of
from journal.ids import uuid7

if TYPE_CHECKING:
    from collaboration.documents.models.snapshot import Snapshot


class Log(models.Model):
    """One row a document, apart from it: every write moves this one, and must not wait for whoever renames it.

    Args:
        seq: the number of the last update.
        upto: up to where the newest snapshot goes.
        snapshot_size: what it weighs in bytes; `size` is that of the updates after it.
        versioned: up to where the newest version goes.
        told: up to where it was said that the content has changed.
        written_at: when the last update came.
    """

    document = models.OneToOneField(Document, on_delete=models.CASCADE, primary_key=True)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    seq = models.BigIntegerField(default=0)
    upto = models.BigIntegerField(default=0)
    size = models.BigIntegerField(default=0)
    snapshot_size = models.BigIntegerField(default=0)
    versioned = models.BigIntegerField(default=0)
    told = models.BigIntegerField(default=0)
    written_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.document_id}: {self.seq}"

    def rest_on(self, snapshot: "Snapshot") -> None:
        """From now on the document is read from this snapshot on, if there is none that goes further."""
        if snapshot.upto >= self.upto:
            left = Update.objects.filter(document=self.document_id, seq__gt=snapshot.upto)
            self.size = left.aggregate(size=models.Sum(Length("data")))["size"] or 0
            self.upto, self.snapshot_size = snapshot.upto, weight_of(bytes(snapshot.data))
        self.save(update_fields=["upto", "size", "snapshot_size", "versioned"])


class Update(models.Model):
    """One change as a Yjs update, exactly as it came.

    Args:
        client_ref: the browser's own name of a change sent by HTTP, which makes a retry safe; null on sockets.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="updates", db_index=False)
    seq = models.BigIntegerField()
    data = models.BinaryField()
    client_ref = models.UUIDField(null=True, blank=True)
    author = models.ForeignKey(
        Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["workspace", "document", "seq"], name="update_number_once"),
            models.UniqueConstraint(
                fields=["workspace", "document", "client_ref"],
                condition=models.Q(client_ref__isnull=False),
                name="update_ref_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.seq}"
