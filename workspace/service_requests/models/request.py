"""A request."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower, Replace, Upper
from django.utils import timezone

from accounts.models import Membership, Workspace
from journal.fields import Record
from workspace.companies.models import Company
from workspace.deals.models import Deal
from workspace.service_requests.models.category import RequestCategory


class ServiceRequest(Record):
    """What a client asks of us: it has a number, somebody responsible, and a time by which we answer."""

    noun = "request"

    class Urgency(models.TextChoices):
        LOW = "low"
        NORMAL = "normal"
        HIGH = "high"
        URGENT = "urgent"

    class Status(models.TextChoices):
        NEW = "new"
        IN_WORK = "in_work"
        # For the client's answer; they read "Waiting for you".
        WAITING = "waiting"
        # Waits for the client's confirmation.
        RESOLVED = "resolved"
        CLOSED = "closed"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    serial = models.IntegerField()
    subject = models.CharField(max_length=200)
    # What the search looks in: lower case, Ё as Е.
    search_subject = models.GeneratedField(
        expression=Replace(Lower("subject"), models.Value("ё"), models.Value("е")),
        output_field=models.CharField(max_length=200),
        db_persist=True,
    )
    text = models.TextField()
    category = models.ForeignKey(RequestCategory, on_delete=models.PROTECT, related_name="requests")
    urgency = models.CharField(max_length=6, choices=Urgency.choices, default=Urgency.NORMAL)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.NEW)
    # The requester's company at the time of sending; it lets nobody in by itself.
    company = models.ForeignKey(Company, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    requester = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, null=True, blank=True, related_name="requests")
    # When the client was promised our next answer; empty while none is owed.
    answer_by = models.DateTimeField(null=True, blank=True)
    # The last message between client and staff, from either side.
    last_reply_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        permissions = [("request_view", "See the request"), ("request_comment", "See and answer the request")]
        constraints = [models.UniqueConstraint(fields=["workspace", "serial"], name="request_number_once")]
        indexes = [
            models.Index(fields=["workspace", "-updated_at", "-id"], name="request_updated"),
            models.Index(fields=["workspace", "requester", "-updated_at", "-id"], name="request_requester"),
            models.Index(fields=["workspace", "status", "-updated_at", "-id"], name="request_status"),
            models.Index(fields=["workspace", "assignee", "-updated_at", "-id"], name="request_assignee"),
            models.Index(fields=["workspace", "deal"], name="request_deal"),
            models.Index(fields=["workspace", "answer_by", "id"], name="request_answer_by"),
            GinIndex(OpClass(Upper("search_subject"), name="gin_trgm_ops"), name="request_subject_trgm"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.subject}"

    @property
    def number(self) -> str:
        """The number people say: R-15."""
        return f"R-{self.serial}"

    @property
    def is_closed(self) -> bool:
        return self.status == self.Status.CLOSED

    @property
    def is_overdue(self) -> bool:
        """We promised an answer, and the time has passed."""
        return self.answer_by is not None and self.answer_by < timezone.now()
