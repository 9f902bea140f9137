"""A set of people that grants point at; teams and outside companies each own one."""

from django.contrib.auth.models import Group
from django.db import models

from accounts.models.workspace import Workspace
from journal.ids import uuid7


class Circle(models.Model):
    """One-to-one with a Django group, which is named by the circle's id."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    group = models.OneToOneField(Group, on_delete=models.CASCADE)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.id)
