"""What people think of a comment, in one sign."""

from django.db import models

from accounts.models import Membership, Workspace
from collaboration.comments.models.comment import Comment
from journal.ids import uuid7

# The same list is offered by the browser.
EMOJI = ("👍", "👎", "❤️", "😄", "🎉", "🙏", "👀", "✅", "❓", "🔥")


class Reaction(models.Model):
    """One sign of one person under one comment."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reactions")
    member = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    emoji = models.CharField(max_length=8)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["created_at", "id"]
        constraints = [models.UniqueConstraint(fields=["comment", "member", "emoji"], name="reacted_once")]

    def __str__(self) -> str:
        return f"{self.emoji} on {self.comment_id}"
