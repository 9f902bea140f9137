"""A document as it was at a point of its log."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import Membership, Workspace
from collaboration.documents.models.document import Document
from journal.ids import uuid7


class Kind(models.TextChoices):
    """Why a state was kept. All but the first are versions, which people see."""

    STATE = "state"  # so that the document opens quickly; replaced by the next one
    AUTO = "auto"  # after ten quiet minutes, or many edits
    NAMED = "named"
    SHARED = "shared"  # somebody outside was let in: their history begins here
    RESTORED = "restored"  # before an older version was written over it


class Snapshot(models.Model):
    """The whole document as one Yjs update, without anything that had been deleted by then.

    Args:
        upto: the number of the last update in it.
        edits: how many updates it has over the version before.
        authors: ids of the members who wrote those.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="snapshots", db_index=False)
    upto = models.BigIntegerField()
    data = models.BinaryField()
    state_vector = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.STATE)
    name = models.CharField(max_length=200, blank=True)
    authors = ArrayField(models.UUIDField(), default=list, blank=True)
    edits = models.BigIntegerField(default=0)
    created_by = models.ForeignKey(
        Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["workspace", "document", "-upto", "-id"], name="snapshot_newest"),
            models.Index(
                fields=["workspace", "document", "-created_at", "-id"],
                name="snapshot_versions",
                condition=~Q(kind=Kind.STATE),
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.kind} {self.upto}"

    @property
    def is_version(self) -> bool:
        return self.kind != Kind.STATE
