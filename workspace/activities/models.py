"""Calls and notes: what people did about a record outside the product."""

from django.db import models

from accounts.models import Membership, Workspace
from journal.ids import uuid7
from workspace.deals.models import Deal


class Activity(models.Model):
    """One call or note of a deal."""

    noun = "activity"

    class Kind(models.TextChoices):
        CALL = "call"
        NOTE = "note"

    class Direction(models.TextChoices):
        NONE = ""
        IN = "in"
        OUT = "out"

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="activities")
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    text = models.TextField(blank=True)
    direction = models.CharField(max_length=3, choices=Direction.choices, default=Direction.NONE, blank=True)
    duration_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    happened_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["workspace", "deal", "-happened_at"], name="activity_deal")]

    def __str__(self) -> str:
        return f"{self.kind} {self.deal_id}"
