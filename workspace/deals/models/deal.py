"""A deal."""

from datetime import timedelta

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower, Replace, Upper
from django.utils import timezone

from accounts.models import Membership, Team, Workspace
from journal.fields import Record
from workspace.companies.models import Company
from workspace.deals.models.pipeline import Pipeline, Stage


class Deal(Record):
    """Something that may be sold: it sits in a stage of a pipeline, and departments work on it together."""

    noun = "deal"

    class Status(models.TextChoices):
        OPEN = "open"
        WON = "won"
        LOST = "lost"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    serial = models.IntegerField()
    title = models.CharField(max_length=200)
    # What the search looks in: lower case, Ё as Е.
    search_title = models.GeneratedField(
        expression=Replace(Lower("title"), models.Value("ё"), models.Value("е")),
        output_field=models.CharField(max_length=200),
        db_persist=True,
    )
    pipeline = models.ForeignKey(Pipeline, on_delete=models.PROTECT, related_name="deals")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="deals")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, null=True, blank=True, related_name="deals")
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3)
    # True while the amount is a guess (an import's product price), until somebody enters one.
    amount_estimated = models.BooleanField(default=False)
    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Place in the column; smaller is higher. A move takes the middle between two neighbours.
    rank = models.FloatField(default=0)
    next_step = models.CharField(max_length=300, blank=True)
    next_step_due = models.DateField(null=True, blank=True)
    description = models.TextField(blank=True)
    expected_close = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=4, choices=Status.choices, default=Status.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True)
    close_reason = models.CharField(max_length=300, blank=True)
    stage_since = models.DateTimeField(default=timezone.now)
    # The id of the row in the system an import came from, so that a second import finds it again.

    class Meta:
        default_permissions = ()
        permissions = [
            ("deal_view", "See the deal"),
            ("deal_comment", "See and comment the deal"),
            ("deal_move", "See, comment and move the deal"),
            ("deal_edit", "Work on the deal"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "serial"], name="deal_number_once"),
        ]
        indexes = [
            models.Index(fields=["workspace", "-updated_at", "-id"], name="deal_updated"),
            models.Index(fields=["workspace", "owner", "-updated_at", "-id"], name="deal_owner"),
            models.Index(fields=["workspace", "team", "-updated_at", "-id"], name="deal_team"),
            models.Index(fields=["workspace", "pipeline", "-updated_at", "-id"], name="deal_pipeline"),
            models.Index(fields=["workspace", "company", "-updated_at", "-id"], name="deal_company"),
            models.Index(fields=["workspace", "stage", "rank", "id"], name="deal_board"),
            models.Index(
                "workspace", models.F("amount").desc(nulls_last=True), models.F("id").desc(), name="deal_amount"
            ),
            GinIndex(OpClass(Upper("search_title"), name="gin_trgm_ops"), name="deal_title_trgm"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def number(self) -> str:
        """The number people say: D-1042."""
        return f"D-{self.serial}"

    @property
    def is_closed(self) -> bool:
        return self.status != self.Status.OPEN

    @property
    def is_stalled(self) -> bool:
        """Open, and in its stage for longer than the stage allows."""
        return not self.is_closed and timezone.now() - self.stage_since > timedelta(days=self.stage.stalled_after_days)

    @property
    def is_overdue(self) -> bool:
        """Open, and its expected close or its next step lies in the past."""
        today = timezone.localdate()
        dates = [day for day in (self.expected_close, self.next_step_due) if day]
        return not self.is_closed and any(day < today for day in dates)
