"""A tenant: one organisation's workspace."""

from django.db import models

from journal.ids import uuid7


class Workspace(models.Model):
    """Everything else belongs to exactly one of these; its `slug` is part of every address."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="en")
    currency = models.CharField(max_length=3, default="EUR")
    two_factor_required = models.BooleanField(default=False)
    portal_two_factor_required = models.BooleanField(default=False)
    # Whether clients and partners are shown which staff are at a record, and who types or edits there.
    portal_sees_staff = models.BooleanField(default=False, db_default=False)
    checklist_hidden = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        # A role is held by a grant on the workspace; permissions.roles says what each one means.
        permissions = [
            ("role_owner", "Owner"),
            ("role_admin", "Administrator"),
            ("role_manager", "Manager"),
            ("role_member", "Member"),
            ("role_partner", "Partner"),
            ("role_client", "Client"),
        ]

    def __str__(self) -> str:
        return self.name
