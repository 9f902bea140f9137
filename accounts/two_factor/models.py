"""Which one-time code was used last."""

from allauth.mfa.models import Authenticator
from django.db import models


class TotpUse(models.Model):
    """The last time step whose code was accepted; it only grows, so a code counts once, on every server.

    A row beside allauth's table and not inside its JSON: one UPDATE must decide (see operations.accept).
    """

    authenticator = models.OneToOneField(Authenticator, on_delete=models.CASCADE, primary_key=True, related_name="+")
    last_step = models.BigIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.authenticator_id}: {self.last_step}"
