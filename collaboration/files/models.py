"""An uploaded file: the row; its bytes lie under FILES_DIR by id, never by the name somebody gave it."""

from django.db import models

from accounts.models import Membership, Workspace
from journal.ids import uuid7


class FileUpload(models.Model):
    """Its uploader's alone until it is attached; then of everybody who sees the record and is in its audience."""

    noun = "file"

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    uploader = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    # The record it hangs on; a draft may hang on none yet (a request that is being written).
    about_type = models.CharField(max_length=30, blank=True)
    about_id = models.UUIDField(null=True)
    # The part of the record it belongs to, for example a comment.
    part_type = models.CharField(max_length=30, blank=True)
    part_id = models.UUIDField(null=True)
    # Whom the part is for, as in journal.acting.publish: "internal", "circle:<id>", "member:<id>", "" for all readers.
    only = models.CharField(max_length=50, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    attached_at = models.DateTimeField(null=True, blank=True)
    # The bytes of a removed file are deleted a day later.
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["workspace", "about_type", "about_id", "created_at"], name="file_about"),
            models.Index(fields=["workspace", "part_id"], name="file_part"),
            models.Index(fields=["workspace", "created_at"], condition=models.Q(attached_at=None), name="file_draft"),
            models.Index(
                fields=["workspace", "removed_at"], condition=models.Q(removed_at__isnull=False), name="file_removed"
            ),
        ]

    def __str__(self) -> str:
        return self.name
