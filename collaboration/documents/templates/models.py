"""A workspace's own templates."""

from django.db import models

from accounts.models import Membership, Workspace
from journal.fields import Record


class Template(Record):
    """A text to begin documents with: what some document said, with `{{ fields }}` in it if its maker wrote any."""

    noun = "template"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    description = models.CharField(max_length=300, blank=True)
    # A whole document as one Yjs update, without pictures: they stay with the document they hang on.
    content = models.BinaryField()
    created_by = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["workspace", "-updated_at", "-id"], name="template_updated")]

    def __str__(self) -> str:
        return self.name
