"""A document that several people write at once."""

from functools import cached_property

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower, Replace, Upper

from accounts.models import Membership, Workspace
from journal.fields import Record
from permissions.registry import guard_named


class Document(Record):
    """A rich text about a deal, a company or a request; what it says is in its log.

    `version` counts changes of the title and the like; the text has no version, changes of it merge.
    """

    noun = "document"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    # The record's word and id ("deal"): this floor has no foreign keys into the CRM.
    about_type = models.CharField(max_length=30)
    about_id = models.UUIDField()
    title = models.CharField(max_length=200)
    # What the search looks in: lower case, Ё as Е.
    search_title = models.GeneratedField(
        expression=Replace(Lower("title"), models.Value("ё"), models.Value("е")),
        output_field=models.CharField(max_length=200),
        db_persist=True,
    )
    # The key of the template it was made from.
    template = models.CharField(max_length=60, blank=True)
    created_by = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        default_permissions = ()
        permissions = [
            ("document_view", "Read the document"),
            ("document_comment", "Read and comment the document"),
            ("document_edit", "Write in the document"),
            ("document_manage", "Write in the document, share and archive it"),
        ]
        indexes = [
            models.Index(fields=["workspace", "-updated_at", "-id"], name="document_updated"),
            models.Index(fields=["workspace", "about_type", "about_id", "-updated_at", "-id"], name="document_about"),
            GinIndex(OpClass(Upper("search_title"), name="gin_trgm_ops"), name="document_title_trgm"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def about_key(self) -> str:
        """ "deal:<id>"."""
        return f"{self.about_type}:{self.about_id}"

    @cached_property
    def about(self) -> models.Model | None:
        """The record it hangs on, read once; None when there is none any more."""
        guard = guard_named(self.about_type)
        if guard is None:
            return None
        rows = guard.model._default_manager.filter(workspace_id=self.workspace_id)
        return rows.filter(pk=self.about_id).first()
