"""Every write of a grant: guardian's assign and remove, with the audit row and the epoch bump in the same act."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.models import Permission
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from guardian.shortcuts import assign_perm, remove_perm

from accounts.models import Circle, Membership, Workspace
from journal.acting import bump_access, current, publish
from journal.errors import Invalid, Refusal
from permissions.audiences import with_contents
from permissions.events import AccessChanged, RolesSet, ShareEnded, ShareGranted
from permissions.models import Grant, WorkspaceUserGrant
from permissions.registry import grant_sources, guard_of
from permissions.roles import ROLES

Grantee = Membership | Circle


class CannotSignIn(Refusal):
    code = "cannot_sign_in"
    message = _("This person has not been invited yet, so nothing can be shared with them.")


class EndsInThePast(Invalid):
    code = "ends_in_the_past"
    message = _("The end date is in the past.")


def share(
    record: models.Model,
    grantee: Grantee,
    level: str,
    *,
    expires_at: datetime | None = None,
    fields: Sequence[str] = (),
) -> Grant:
    """Give a person or a circle a level on a container or record; replaces the level they had.

    Args:
        record: a pipeline, a company, a deal, ...; its word must have grant models.
        level: one of the guard's levels, lowest first they include each other.
        expires_at: when it ends by itself; None for no end.
        fields: shown on top of what the grantee's kind sees by default.

    Raises:
        CannotSignIn: the member has no account.
        EndsInThePast: `expires_at` has passed.
    """
    if expires_at is not None and expires_at <= timezone.now():
        raise EndsInThePast(fields={"expires_at": [str(EndsInThePast.message)]})
    word = guard_of(type(record)).noun
    model, holder = _side(word, grantee)
    now = timezone.now()
    since = now
    for old in _held(model, grantee, record):
        if old.expires_at is None or old.expires_at > now:
            since = min(since, old.granted_at)  # another level of the same share: they have been in since then
        if old.permission.codename != f"{word}_{level}":
            remove_perm(_code(record, old.permission.codename), holder, record)
    grant = cast(Grant, assign_perm(_permission(type(record), f"{word}_{level}"), holder, record))
    grant.expires_at, grant.fields, grant.granted_by_id = expires_at, list(fields), current().actor.member_id
    grant.granted_at = since
    grant.save(update_fields=["expires_at", "fields", "granted_by", "granted_at"])
    publish(
        ShareGranted(share_id=grant.id, grantee=grantee_key(grantee), level=level, expires_at=expires_at),
        about=record,
        only="internal",
        heard_by=with_contents(record),
    )
    tell_access_changed(grantee)
    return grant


def end_share(record: models.Model, grant: Grant) -> None:
    """Take a grant back; the person's sockets drop it before anything else is delivered to them."""
    grantee = grantee_of(grant)
    level = level_of(grant)
    remove_perm(_code(record, grant.permission.codename), _holder(grantee), record)
    publish(
        ShareEnded(share_id=grant.id, grantee=grantee_key(grantee), level=level),
        about=record,
        only="internal",
        heard_by=with_contents(record),
    )
    tell_access_changed(grantee)


def shares_of(record: models.Model) -> list[Grant]:
    """Every live grant on a record, people first."""
    user_model, group_model = grant_sources()[guard_of(type(record)).noun]
    live = Q(expires_at=None) | Q(expires_at__gt=Now())
    found: list[Grant] = []
    sides: list[tuple[Any, str]] = [(user_model, "user"), (group_model, "group")]
    for model, holder in sides:
        rows = model._default_manager.filter(live, content_object=record)
        found += rows.select_related("permission", "granted_by", holder).order_by("granted_at")
    return found


def level_of(grant: Grant) -> str:
    """The level a grant carries: "view", "comment", ..."""
    return str(grant.permission.codename).rpartition("_")[2]


def grantee_of(grant: Grant) -> Grantee:
    """The membership or the circle a grant was given to."""
    if getattr(grant, "user_id", None):
        return Membership.objects.get(workspace_id=grant.workspace_id, user_id=grant.user_id)
    return Circle.objects.get(workspace_id=grant.workspace_id, group_id=grant.group_id)


def grantee_key(grantee: Grantee) -> str:
    """ "member:<id>" or "circle:<id>"."""
    return f"{'member' if isinstance(grantee, Membership) else 'circle'}:{grantee.id}"


# -- roles ----


def roles_of(members: Iterable[Membership]) -> dict[UUID, list[str]]:
    """Role keys by membership id, for many members in one query."""
    members = list(members)
    if not members:
        return {}
    by_user = {member.user_id: member.id for member in members if member.user_id}
    found: dict[UUID, list[str]] = {member.id: [] for member in members}
    rows = WorkspaceUserGrant.objects.filter(user__in=by_user, workspace_id=members[0].workspace_id)
    for user_id, codename in rows.values_list("user_id", "permission__codename"):
        found[by_user[user_id]].append(codename.removeprefix("role_"))
    return found


def set_roles(workspace: Workspace, member: Membership, roles: Iterable[str]) -> None:
    """Make exactly `roles` the member's roles.

    Raises:
        CannotSignIn: the member has no account yet.
        Invalid: a role that does not exist.
    """
    if member.user is None:
        raise CannotSignIn
    wanted = set(roles)
    if not wanted <= set(ROLES):
        raise Invalid(fields={"roles": [str(_("There is no such role."))]})
    held = set(roles_of([member])[member.id])
    for role in held - wanted:
        remove_perm(_code(workspace, ROLES[role].codename), member.user, workspace)
    for role in wanted - held:
        assign_perm(_permission(Workspace, ROLES[role].codename), member.user, workspace)
    if held != wanted:
        publish(RolesSet(before=tuple(sorted(held)), after=tuple(sorted(wanted))), about=member, only="internal")
        tell_access_changed(member)


def tell_access_changed(*grantees: Grantee, everyone: bool = False) -> None:
    """Bump the workspace's access epoch and name whom it concerns: after a grant, team, role or state change."""
    users = tuple(one.user_id for one in grantees if isinstance(one, Membership) and one.user_id)
    groups = tuple(one.group_id for one in grantees if isinstance(one, Circle))
    bump_access()
    publish(
        AccessChanged(users=users, groups=groups, everyone=everyone),
        about=current().workspace,
        only="internal",
    )


# -- guardian ----


def _code(record: models.Model, codename: str) -> str:
    return f"{record._meta.app_label}.{codename}"


@cache
def _permission(model: type[models.Model], codename: str) -> Permission:
    """The row of a level or role. Migrations make these rows and nothing changes them: each is read once a process."""
    return Permission.objects.select_related("content_type").get(
        content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name, codename=codename
    )


def _holder(grantee: Grantee) -> Any:
    if isinstance(grantee, Circle):
        return grantee.group
    if grantee.user is None:
        raise CannotSignIn
    return grantee.user


def _side(word: str, grantee: Grantee) -> tuple[Any, Any]:
    user_model, group_model = grant_sources()[word]
    return (group_model if isinstance(grantee, Circle) else user_model), _holder(grantee)


def _held(model: Any, grantee: Grantee, record: models.Model) -> Any:
    holder = {"group_id": grantee.group_id} if isinstance(grantee, Circle) else {"user_id": grantee.user_id}
    return model._default_manager.filter(content_object=record, **holder).select_related("permission")
