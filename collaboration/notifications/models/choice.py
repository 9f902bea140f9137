"""How somebody wants to be told."""

from django.db import models

from accounts.models import Membership, Workspace
from journal.ids import uuid7


class Choice(models.Model):
    """A person's choices in one workspace; what they have not chosen is as `kinds.KINDS` says."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    member = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="+")
    # {"mention": {"in_app": true, "email": false, "push": true}, ...}
    kinds = models.JSONField(default=dict, blank=True)
    digest = models.BooleanField(default=False)
    digest_hour = models.PositiveSmallIntegerField(default=9)
    time_zone = models.CharField(max_length=60, default="UTC")
    digested_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"choices of {self.member_id}"
