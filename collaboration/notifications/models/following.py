"""Who wants to hear of a record, and who does not."""

from django.db import models

from accounts.models import Membership, Workspace
from journal.ids import uuid7


class Following(models.Model):
    """One person's wish about one record; without a row it is told of what concerns them in person."""

    class State(models.TextChoices):
        FOLLOW = "follow"
        MUTE = "mute"

    class Why(models.TextChoices):
        MENTION = "mention"
        ASSIGNMENT = "assignment"
        COMMENT = "comment"
        OWN_CHOICE = "own_choice"

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    member = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    about_type = models.CharField(max_length=30)
    about_id = models.UUIDField()
    state = models.CharField(max_length=6, choices=State.choices, default=State.FOLLOW)
    why = models.CharField(max_length=10, choices=Why.choices)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["workspace", "about_type", "about_id", "member"], name="follows_once")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.state} {self.about_type}:{self.about_id}"
