"""Departments, in a tree."""

from django.db import models

from accounts.models.circle import Circle
from accounts.models.workspace import Workspace
from journal.ids import uuid7


class Team(models.Model):
    """A department; people of a parent team also see what belongs to the teams below it."""

    noun = "team"

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    circle = models.OneToOneField(Circle, on_delete=models.PROTECT)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["workspace", "name"], name="team_name_once")]

    def __str__(self) -> str:
        return self.name
