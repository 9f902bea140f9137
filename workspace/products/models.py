"""Products: what is sold, at which price."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Concat, Lower, Replace, Upper

from accounts.models import Workspace
from journal.fields import Record


class Product(Record):
    """Something that can stand on a deal's lines."""

    noun = "product"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    sort_name = models.GeneratedField(
        expression=Replace(Lower("name"), models.Value("ё"), models.Value("е")),
        output_field=models.CharField(max_length=200),
        db_persist=True,
    )
    # What the search looks in: name and article number in one.
    search_text = models.GeneratedField(
        expression=Replace(Lower(Concat("name", models.Value(" "), "sku")), models.Value("ё"), models.Value("е")),
        output_field=models.TextField(),
        db_persist=True,
    )
    sku = models.CharField(max_length=80, blank=True)
    price = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3)
    unit = models.CharField(max_length=20, blank=True)
    description = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["workspace", "-updated_at", "-id"], name="product_updated"),
            models.Index(fields=["workspace", "sort_name", "id"], name="product_sorted"),
            GinIndex(OpClass(Upper("search_text"), name="gin_trgm_ops"), name="product_text_trgm"),
        ]

    def __str__(self) -> str:
        return self.name
