"""A person in a workspace: staff, partner or client."""

from django.db import models

from accounts.models.circle import Circle
from accounts.models.team import Team
from accounts.models.user import COLOURS, User
from accounts.models.workspace import Workspace
from journal.ids import uuid7


class Kind(models.TextChoices):
    STAFF = "staff"
    PARTNER = "partner"
    CLIENT = "client"


class Membership(models.Model):
    """Owner of records, author of comments. Without a user it is somebody known but never invited (an import)."""

    noun = "member"

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")
    name = models.CharField(max_length=150)
    email = models.EmailField(blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.STAFF)
    job_title = models.CharField(max_length=120, blank=True)
    # The outside company's circle, for partners and clients; teams tie staff to theirs.
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, null=True, blank=True, related_name="members")
    teams = models.ManyToManyField(Team, through="TeamPlace", related_name="members")
    is_active = models.BooleanField(default=True)
    # Empty until the invitation is accepted: an invited account neither sees the workspace nor enters it.
    joined_at = models.DateTimeField(null=True, blank=True)
    last_seen = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.IntegerField(default=1)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["workspace", "user"], name="member_once"),
            models.UniqueConstraint(
                fields=["workspace", "email"], condition=~models.Q(email=""), name="member_email_once"
            ),
        ]
        indexes = [models.Index(fields=["workspace", "kind", "name"], name="member_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def colour(self) -> int:
        """0-7; the user's own when there is one, so that it is the same in every workspace."""
        return (self.user_id or self.id).int % COLOURS


class TeamPlace(models.Model):
    """A member's place in a team."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE)
    team = models.ForeignKey(Team, on_delete=models.CASCADE)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["membership", "team"], name="team_place_once")]

    def __str__(self) -> str:
        return f"{self.membership_id} in {self.team_id}"
