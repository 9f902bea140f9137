"""An import: files somebody brought, how their columns map, and what became of the rows."""

from django.db import models

from accounts.models import Membership, Workspace
from journal.ids import uuid7


class Import(models.Model):
    """One run of the wizard. It goes on in the worker; the person may leave and come back."""

    noun = "import"

    class State(models.TextChoices):
        DRAFT = "draft"
        CHECKING = "checking"
        READY = "ready"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    created_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    # currency, date_order, estimate_amount, merge_lookalikes, pipeline_name: see schemas.OptionsIn.
    options = models.JSONField(default=dict)
    report = models.JSONField(null=True)
    total = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    created = models.IntegerField(default=0)
    updated = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    pipeline_id = models.UUIDField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["workspace", "-created_at"], name="import_newest")]

    def __str__(self) -> str:
        return f"{self.state} {self.id}"


class ImportFile(models.Model):
    """One uploaded file; its bytes stay in the database so that a worker on any machine can read them."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    encoding = models.CharField(max_length=20)
    delimiter = models.CharField(max_length=1)
    rows = models.IntegerField()
    columns = models.JSONField()
    kind = models.CharField(max_length=10, blank=True)
    mapping = models.JSONField(default=dict)
    rank = models.IntegerField(default=0)

    class Meta:
        default_permissions = ()
        ordering = ["rank", "id"]

    def __str__(self) -> str:
        return self.name


class RefusedRow(models.Model):
    """A row that was not taken, and why; to be downloaded, mended and brought again."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    file = models.ForeignKey(ImportFile, on_delete=models.CASCADE, related_name="refused_rows")
    line = models.IntegerField()
    code = models.CharField(max_length=40)
    message = models.CharField(max_length=300)
    values = models.JSONField()

    class Meta:
        default_permissions = ()
        ordering = ["line"]

    def __str__(self) -> str:
        return f"{self.line}: {self.code}"


class ImportedRow(models.Model):
    """Which record a row of some export became, so that bringing it again is no second record."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=200)
    record_id = models.UUIDField()
    # Of the row's values: while it is the same, later edits by people are left alone.
    digest = models.CharField(max_length=32)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["workspace", "kind", "key"], name="imported_row_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
