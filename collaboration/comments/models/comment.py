"""A comment on a record."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Circle, Membership, Workspace
from journal.ids import uuid7

if TYPE_CHECKING:
    from permissions.scope import Scope


class Audience(models.TextChoices):
    """Who reads a comment besides all staff who see the record."""

    INTERNAL = "internal", _("Internal")
    COMPANY = "company", _("One outside company")
    MEMBER = "member", _("One outside person")


class CommentQuerySet(models.QuerySet["Comment"]):
    def about(self, about_type: str, about_id: UUID) -> "CommentQuerySet":
        """Comments on one record; whoever asks has loaded it through their scope."""
        return self.filter(about_type=about_type, about_id=about_id)

    def heard_by(self, scope: "Scope") -> "CommentQuerySet":
        """Of records the reader sees: all for staff; for outsiders what was said to them, and their own."""
        rows = self.filter(workspace_id=scope.workspace_id)
        if scope.is_staff:
            return rows
        mine = Q(author=scope.member_id) | Q(audience=Audience.MEMBER, person=scope.member_id)
        return rows.filter(mine | Q(audience=Audience.COMPANY, circle__in=list(scope.held.circles)))

    def standing(self) -> "CommentQuerySet":
        """Without deleted ones, except where an answer still hangs on them."""
        answers = Comment.objects.filter(parent=models.OuterRef("pk"), deleted_at=None)
        return self.filter(Q(deleted_at=None) | models.Exists(answers))


class Comment(models.Model):
    """What somebody said about a record, to exactly one audience that never changes.

    Threads are one level deep: `parent` is the first comment of the thread, of the same record and audience.
    """

    noun = "comment"

    id = models.UUIDField(primary_key=True, default=uuid7)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    # The record's word and id ("deal"): this floor has no foreign keys into the CRM.
    about_type = models.CharField(max_length=30)
    about_id = models.UUIDField()
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    body = models.TextField()
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.INTERNAL)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replies")
    # The field of the record it is about ("amount"), as answers name it; "" for the record as a whole.
    field = models.CharField(max_length=60, blank=True)
    # A passage of another comment of the same record that everybody in this one's audience hears, too.
    quoted = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    quoted_text = models.TextField(blank=True)
    # Of the first comment of a thread: it needs no more answers.
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    pinned_at = models.DateTimeField(null=True, blank=True)
    pinned_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    # A deleted comment keeps its place for the answers under it; its text is gone.
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="comment_has_one_audience",
                condition=(
                    Q(audience="internal", circle=None, person=None)
                    | Q(audience="company", circle__isnull=False, person=None)
                    | Q(audience="member", circle=None, person__isnull=False)
                ),
            )
        ]
        indexes = [
            models.Index(
                fields=["workspace", "about_type", "about_id", "-created_at", "-id"], name="comment_about_newest"
            )
        ]

    def __str__(self) -> str:
        return self.body[:60]

    @property
    def only(self) -> str:
        """The audience as journal.publish and Scope.ears name it."""
        if self.audience == Audience.COMPANY:
            return f"circle:{self.circle_id}"
        return f"member:{self.person_id}" if self.audience == Audience.MEMBER else "internal"
