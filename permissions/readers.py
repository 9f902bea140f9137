"""The people who see a record."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from accounts.models import Kind, Membership, Team
from permissions.models import WorkspaceGroupGrant, WorkspaceUserGrant
from permissions.reaching import reaching
from permissions.registry import Guard, guard_of
from permissions.roles import ROLES
from permissions.scope import Scope

# However many may see a record, a list of names ends.
MOST = 50


def readers_of(record: models.Model, rows: "models.QuerySet[Membership]", n: int = MOST) -> list[Membership]:
    """The first `n` of some members who see a record, each asked through their own scope.

    Args:
        rows: members of the record's workspace, in the order wanted.
    """
    found: list[Membership] = []
    for member in _likely(record, rows).select_related("user"):
        if len(found) == min(n, MOST):
            break
        if sees(member, record):
            found.append(member)
    return found


def sees(member: Membership, record: models.Model) -> bool:
    """Does this person see the record now?"""
    return Scope.of(member).allows(record, guard_of(type(record)).view)


def _likely(record: Any, rows: "models.QuerySet[Membership]") -> "models.QuerySet[Membership]":
    """Everybody who may see the record, and few who do not: one query instead of a scope for each member."""
    guard = guard_of(type(record))
    users, groups = _by_role(record.workspace_id, guard)
    grants = reaching(record)
    users |= {one.user_id for one in grants if one.user_id is not None}
    groups |= {one.group_id for one in grants if one.group_id is not None}
    members: set[UUID] = set()
    for branch in guard.branches:
        value = getattr(record, branch.column)
        if branch.word == "owner" and value is not None:
            members.add(value)
        elif branch.word == "team":
            groups |= set(_departments(value))
    reached = Q(user__in=users) | Q(pk__in=members) | Q(user__groups__in=groups)
    if (about := guard.about(record)) is not None:
        # By the table, not by `rows`: that may be in any order and have other narrowings.
        reached |= Q(pk__in=_likely(about, Membership.objects.filter(kind=Kind.STAFF)).values("pk"))
    return rows.filter(reached, workspace_id=record.workspace_id, is_active=True, joined_at__isnull=False).distinct()


def _by_role(workspace_id: UUID, guard: Guard) -> tuple[set[Any], set[Any]]:
    codes = [role.codename for role in ROLES.values() if guard.view in role.everywhere]
    here = {"workspace_id": workspace_id, "permission__codename__in": codes}
    users: models.QuerySet[Any] = WorkspaceUserGrant.objects.filter(**here)
    groups: models.QuerySet[Any] = WorkspaceGroupGrant.objects.filter(**here)
    return _column(users, "user_id"), _column(groups, "group_id")


def _column(rows: "models.QuerySet[Any]", name: str) -> set[Any]:
    return set(rows.values_list(name, flat=True))


def _departments(team_id: UUID | None) -> Iterable[int]:
    """The groups of a department and of those above it."""
    team = Team.objects.select_related("circle", "parent").filter(pk=team_id).first() if team_id else None
    while team is not None:
        yield team.circle.group_id
        team = team.parent
