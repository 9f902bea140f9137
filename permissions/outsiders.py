"""Who outside the organisation sees a record."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Kind, Membership
from permissions.capabilities import Capability
from permissions.grants import roles_of
from permissions.outside_companies import companies
from permissions.registry import Branch, Guard, guard_of
from permissions.roles import ROLES

OUTSIDE = (Kind.PARTNER, Kind.CLIENT)


@dataclass(frozen=True)
class Outsiders:
    """Those a record is shared with.

    Args:
        circles: circles of outside companies.
        members: people it is shared with by themselves, and outsiders who own it (the sender of a request).
    """

    circles: frozenset[UUID]
    members: frozenset[UUID]


@dataclass(frozen=True)
class SharedWith:
    """An outside company or person over the wire: `key` is "company:<company id>" or "member:<member id>"."""

    key: str
    label: str
    kind: str


def outsiders_of(record: models.Model, to: Capability | None = None) -> Outsiders:
    """Who outside sees a record (or may do `to` with it): live grants on it and on its containers.

    Args:
        to: the verb; seeing it unless given.
    """
    guard = guard_of(type(record))
    circles: set[UUID] = set()
    members: set[UUID] = set()
    for branch in guard.branches:
        if branch.grants is not None:
            here, (to_user, to_group) = grants_on(record, guard, branch, to or guard.view), branch.grants
            circles |= _circles(to_group._default_manager.filter(here))
            members |= _people(record, to_user._default_manager.filter(here))
        elif branch.word == "owner":
            members |= _owner(getattr(record, branch.column), to or guard.view)
    return Outsiders(frozenset(circles), frozenset(members))


def audiences_of(record: models.Model) -> list[SharedWith]:
    """The companies and people a record is shared with, companies first, each by name."""
    found = outsiders_of(record)
    behind = companies().behind(found.circles) if found.circles else {}
    shared = [SharedWith(f"company:{one.id}", one.name, "company") for one in behind.values()]
    people = Membership.objects.filter(pk__in=found.members)
    return sorted(shared, key=lambda one: one.label) + [
        SharedWith(f"member:{one.id}", one.name, "member") for one in people.order_by("name", "id")
    ]


def reachable(workspace_id: UUID) -> "models.QuerySet[Membership]":
    """Outsiders of a workspace who can sign in, by name."""
    # The workspace is named although the fence is up: one's own memberships elsewhere are inside the fence too.
    return Membership.objects.filter(
        workspace_id=workspace_id, kind__in=OUTSIDE, is_active=True, joined_at__isnull=False, user__is_active=True
    ).order_by("name", "id")


def live() -> Q:
    """Grants that have not ended."""
    return Q(expires_at=None) | Q(expires_at__gt=Now())


def grants_on(record: models.Model, guard: Guard, branch: Branch, to: Capability) -> Q:
    """The grants of a branch that give the verb on this record."""
    codes = [f"{branch.word}_{level}" for level, verbs in guard.levels.items() if to in verbs]
    return live() & Q(content_object_id=getattr(record, branch.column), permission__codename__in=codes)


def _circles(grants: "models.QuerySet[Any]") -> set[UUID]:
    outside = grants.filter(group__circle__isnull=False, group__circle__team=None)
    return set(outside.values_list("group__circle__id", flat=True))


def _people(record: Any, grants: "models.QuerySet[Any]") -> set[UUID]:
    here = Membership.objects.filter(workspace_id=record.workspace_id, kind__in=OUTSIDE, is_active=True)
    return set(here.filter(user__in=grants.values("user_id")).values_list("id", flat=True))


def _owner(member_id: UUID | None, to: Capability) -> set[UUID]:
    owner = Membership.objects.filter(pk=member_id, kind__in=OUTSIDE, is_active=True).first() if member_id else None
    if owner is None:
        return set()
    held = roles_of([owner])[owner.id]
    return {owner.id} if any(to in ROLES[role].own for role in held if role in ROLES) else set()
