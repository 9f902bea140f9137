"""A pipeline and its stages."""

from django.db import models

from accounts.models import Workspace
from journal.fields import Record
from journal.ids import uuid7


class Pipeline(Record):
    """A department's way of selling; opened to teams and shared with partners by grants."""

    noun = "pipeline"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    rank = models.IntegerField(default=0)

    class Meta:
        default_permissions = ()
        # Codenames are unique per app, so they carry the noun.
        permissions = [
            ("pipeline_view", "See its deals"),
            ("pipeline_comment", "See and comment its deals"),
            ("pipeline_move", "See, comment and move its deals"),
            ("pipeline_edit", "Work on its deals"),
        ]
        indexes = [models.Index(fields=["workspace", "rank"], name="pipeline_rank")]

    def __str__(self) -> str:
        return self.name


class Stage(models.Model):
    """A column of the board."""

    noun = "stage"

    class Kind(models.TextChoices):
        OPEN = "open"
        WON = "won"
        LOST = "lost"

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    pipeline = models.ForeignKey(Pipeline, on_delete=models.CASCADE, related_name="stages")
    name = models.CharField(max_length=80)
    # What a client reads; the staff name stays inside.
    public_name = models.CharField(max_length=80, blank=True)
    colour = models.SmallIntegerField(default=0)
    probability = models.SmallIntegerField(default=0)
    kind = models.CharField(max_length=5, choices=Kind.choices, default=Kind.OPEN)
    rank = models.IntegerField(default=0)
    # A deal that stays longer is shown as stalled.
    stalled_after_days = models.SmallIntegerField(default=14)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["workspace", "pipeline", "rank"], name="stage_rank")]
        constraints = [
            models.CheckConstraint(condition=models.Q(probability__range=(0, 100)), name="stage_probability_percent")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_to_clients(self) -> str:
        return self.public_name or self.name
