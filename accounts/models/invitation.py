"""An invitation: a signed, single-use, expiring link."""

from django.db import models

from accounts.models.membership import Membership
from accounts.models.workspace import Workspace
from journal.ids import uuid7


class Invitation(models.Model):
    """Points at the membership it will fill. Resending replaces `nonce`, which kills every older link."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="invitation")
    invited_by = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, related_name="+")
    email = models.EmailField()
    language = models.CharField(max_length=5, default="en")
    # The membership was made for this invitation: it goes with it when the invitation is revoked.
    made_member = models.BooleanField(default=False)
    nonce = models.CharField(max_length=40)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.email
