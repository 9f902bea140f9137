"""A mail on its way out."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import Membership, Workspace
from journal.ids import uuid7


class OutgoingMail(models.Model):
    """Written in the transaction of what causes it, delivered by a job, kept until it is old.

    Mails of a person rather than of a workspace (a password reset) have no workspace. Row-level security shows those
    only where no workspace is entered: from inside a workspace nobody reads a reset link, whatever their role.
    """

    noun = "mail"

    class State(models.TextChoices):
        QUEUED = "queued"
        TRYING = "trying"  # a worker is at it, or died over it
        SENT = "sent"
        FAILED = "failed"  # tried at least once; tried again at `due_at` while attempts are left
        SHOWN = "shown"  # no mail server is set: it lies in "Demo mail"

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, null=True, blank=True)
    member = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    to = models.EmailField()
    language = models.CharField(max_length=5)
    template = models.CharField(max_length=40)
    subject = models.CharField(max_length=300)
    # Emptied once a mail server has taken the mail: they may hold links that let somebody in.
    text = models.TextField()
    html = models.TextField()
    state = models.CharField(max_length=6, choices=State.choices, default=State.QUEUED)
    attempts = models.SmallIntegerField(default=0)
    # The name of the last failure's class; its text may quote what a server said about somebody.
    error = models.CharField(max_length=80, blank=True)
    due_at = models.DateTimeField(default=timezone.now)  # while it is tried: since when
    # Since when its content may be with the server: after this it is given to nobody a second time.
    handed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["workspace", "state", "due_at"], name="mail_due")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(member=None) | models.Q(workspace__isnull=False), name="mail_to_member_of_workspace"
            )
        ]

    def __str__(self) -> str:
        return f"{self.template} to {self.to}"

    @property
    def message_id(self) -> str:
        """The same on every attempt: whoever gets the mail twice can tell."""
        return f"<{self.id}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>"
