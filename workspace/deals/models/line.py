"""Product lines of a deal."""

from decimal import ROUND_HALF_UP, Decimal

from django.db import models

from accounts.models import Workspace
from journal.ids import uuid7
from workspace.deals.models.deal import Deal
from workspace.products.models import Product


class DealLine(models.Model):
    """So much of something at a price, in the deal's currency."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=200)
    quantity = models.DecimalField(max_digits=12, decimal_places=3, default=Decimal(1))
    price = models.DecimalField(max_digits=16, decimal_places=2)
    rank = models.IntegerField(default=0)

    class Meta:
        default_permissions = ()
        ordering = ["rank", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def total(self) -> Decimal:
        return (self.quantity * self.price).quantize(Decimal("0.01"), ROUND_HALF_UP)
