"""Grants: who may do what on which container or record. guardian's direct tables, with an end and an origin."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from accounts.models import Membership, Workspace
from journal.fence import CurrentWorkspace
from journal.ids import uuid7


class Grant(models.Model):
    """The columns every grant has beside guardian's own."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    # guardian's assign_perm knows no workspace: the fence we are in fills it.
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+", db_default=CurrentWorkspace())
    expires_at = models.DateTimeField(null=True, blank=True)
    granted_by = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)
    # Fields shown on top of what the outsider's kind gets by default ("amount" for a client).
    fields = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    # From guardian's bases and the room's own class; the checker does not see them through the abstract one.
    permission: Any
    user_id: Any
    group_id: Any
    content_object: Any

    class Meta:
        abstract = True


class UserGrant(Grant, UserObjectPermissionBase):
    """Base of a grant to one person; the room adds `content_object`."""

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True
        default_permissions = ()
        unique_together = [["user", "permission", "content_object"]]
        indexes = [models.Index(fields=["workspace", "user"])]


class GroupGrant(Grant, GroupObjectPermissionBase):
    """Base of a grant to a circle; the room adds `content_object`."""

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = True
        default_permissions = ()
        unique_together = [["group", "permission", "content_object"]]
        indexes = [models.Index(fields=["workspace", "group"])]


class WorkspaceUserGrant(UserGrant):
    """A role held by a person."""

    content_object = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="user_grants")

    class Meta(UserGrant.Meta):
        abstract = False


class WorkspaceGroupGrant(GroupGrant):
    """A role held by everybody in a circle."""

    content_object = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="group_grants")

    class Meta(GroupGrant.Meta):
        abstract = False
