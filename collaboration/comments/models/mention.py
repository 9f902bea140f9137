"""Who is named in a comment."""

from django.db import models

from accounts.models import Membership, Workspace
from collaboration.comments.models.comment import Comment
from journal.ids import uuid7


class Mention(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    member = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["comment", "member"], name="mentioned_once")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.comment_id}"
