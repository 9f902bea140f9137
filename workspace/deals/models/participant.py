"""People of a deal, with their part in it."""

from django.db import models

from accounts.models import Workspace
from journal.ids import uuid7
from workspace.deals.models.deal import Deal
from workspace.people.models import Person


class DealPerson(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deal_places")
    role = models.CharField(max_length=80, blank=True)
    rank = models.IntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["deal", "person"], name="deal_person_once")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.deal_id}"
