"""The text of documents as the search reads it."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from accounts.models import Workspace
from collaboration.documents.models import Document


class Words(models.Model):
    """What a document says, made again some seconds after it was written in.

    Args:
        files: the uploads in the text.
    """

    document = models.OneToOneField(Document, on_delete=models.CASCADE, primary_key=True, related_name="words")
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    text = models.TextField(blank=True)
    files = ArrayField(models.UUIDField(), default=list, blank=True)
    # Both languages at once: a proposal in Russian names products in English.
    vector = models.GeneratedField(
        expression=SearchVector("text", config="russian") + SearchVector("text", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        default_permissions = ()
        indexes = [GinIndex(fields=["vector"], name="words_vector")]

    def __str__(self) -> str:
        return self.text[:60]
