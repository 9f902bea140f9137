"""What a request is about, and how soon it is answered."""

from django.db import models
from django.utils.translation import get_language

from accounts.models import Workspace
from journal.fields import Record


class RequestCategory(Record):
    """Named in both languages of the product: staff and client read their own."""

    noun = "request_category"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    name_en = models.CharField(max_length=80)
    name_ru = models.CharField(max_length=80)
    # Calendar hours from the sending of a request to "we answer by".
    answer_hours = models.PositiveSmallIntegerField(default=24)
    rank = models.IntegerField(default=0)

    class Meta:
        default_permissions = ()
        verbose_name_plural = "request categories"
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name_en"], name="request_category_once"),
            models.UniqueConstraint(fields=["workspace", "name_ru"], name="request_category_once_ru"),
        ]

    def __str__(self) -> str:
        return self.name_en

    @property
    def name(self) -> str:
        """In the language of whoever is being answered."""
        return self.name_ru if (get_language() or "").startswith("ru") else self.name_en
