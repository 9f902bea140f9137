"""People: contacts at companies."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper

from accounts.models import Membership, Workspace
from journal.fields import Record
from journal.ids import uuid7
from workspace.companies.models import Company


class Person(Record):
    """A contact; e-mails in lower case and phones in E.164, so that 8 and +7 are the same number."""

    noun = "person"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    first_name = models.CharField(max_length=100, blank=True)
    middle_name = models.CharField(max_length=100, blank=True)
    last_name = models.CharField(max_length=100, blank=True)
    # Both written by the operations, in lower case with Ё as Е: last, first and middle name, and for the search
    # the e-mails and phones too.
    sort_name = models.CharField(max_length=320, blank=True)
    search_text = models.TextField(blank=True)
    emails = ArrayField(models.CharField(max_length=254), default=list, blank=True)
    # E.164, with ";ext=12" behind it where there is an extension.
    phones = ArrayField(models.CharField(max_length=32), default=list, blank=True)
    description = models.TextField(blank=True)
    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["workspace", "-updated_at", "-id"], name="person_updated"),
            models.Index(fields=["workspace", "sort_name", "id"], name="person_sorted"),
            GinIndex(OpClass(Upper("search_text"), name="gin_trgm_ops"), name="person_text_trgm"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """First, middle (patronymic), last; somebody without a name goes by their address or number."""
        parts = [part for part in (self.first_name, self.middle_name, self.last_name) if part]
        return " ".join(parts) or next(iter([*self.emails, *self.phones]), "")


class PersonPlace(models.Model):
    """A person's job at a company; they may have several."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="places")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="places")
    job_title = models.CharField(max_length=120, blank=True)
    rank = models.IntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["person", "company"], name="person_place_once")]
        ordering = ["rank", "id"]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.company_id}"
