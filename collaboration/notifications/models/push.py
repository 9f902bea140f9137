"""A browser that takes messages while it is closed."""

from django.db import models

from accounts.models import Membership, Workspace
from journal.ids import uuid7


class PushDevice(models.Model):
    """One browser's subscription, as the browser gave it. It ends with the session it was made in."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    member = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    session_key = models.CharField(max_length=40)
    endpoint = models.TextField()
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=60)
    name = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["workspace", "member", "endpoint"], name="push_device_once")]

    def __str__(self) -> str:
        return self.name or str(self.id)
