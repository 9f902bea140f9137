"""What somebody should look at."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models import Membership, Workspace
from journal.ids import uuid7


class Notification(models.Model):
    """One line of somebody's inbox.

    It holds ids only. Title and text are made when they are read, under the reader's scope of that moment: a record
    they lost shows neither.
    """

    noun = "notification"

    class Kind(models.TextChoices):
        MENTION = "mention"
        REPLY = "reply"
        ASSIGNMENT = "assignment"
        SHARE = "share"
        REQUEST = "request"
        EXPORT = "export"
        COMMENT = "comment"
        CHANGE = "change"

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    recipient = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    about_type = models.CharField(max_length=30)
    about_id = models.UUIDField()
    # Comments are a higher room; its registry finds the text (see registry.quoted).
    comment_id = models.UUIDField(null=True, blank=True)
    # What has changed, in the journal; a timeline's room finds the words (see registry.facts_for).
    events = ArrayField(models.UUIDField(), default=list, db_default=[], blank=True)
    actor = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # One of kinds.WHY; "" for the kind itself.
    why = models.CharField(max_length=20, blank=True)
    # False for somebody who wants only a mail of this kind: the row is what the mail is made from.
    in_app = models.BooleanField(default=True, db_default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["workspace", "recipient", "-created_at", "-id"], name="inbox_newest"),
            models.Index(fields=["workspace", "recipient"], condition=models.Q(read_at=None), name="inbox_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.recipient_id}"
