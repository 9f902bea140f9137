"""Who outside the organisation sees a record."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Membership
from permissions.capabilities import Capability
from permissions.grants import roles_of
from permissions.outside_companies import companies
from permissions.reaching import OUTSIDE, Reaching, reaching
from permissions.registry import guard_of
from permissions.roles import ROLES


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


def outsiders_of(
    record: models.Model, to: Capability | None = None, grants: Sequence[Reaching] | None = None
) -> Outsiders:
    """Who outside sees a record (or may do `to` with it): live grants on it and on its containers.

    Args:
        to: the verb; seeing it unless given.
        grants: what `reaching(record, to)` found, where the caller has asked already.
    """
    guard = guard_of(type(record))
    outside = [one for one in (reaching(record, to) if grants is None else grants) if one.is_outside]
    members = {one.member_id for one in outside if one.member_id is not None}
    for branch in guard.branches:
        if branch.word == "owner":
            members |= _owner(getattr(record, branch.column), to or guard.view)
    return Outsiders(frozenset(one.circle_id for one in outside if one.circle_id is not None), frozenset(members))


def audiences_of(record: models.Model, grants: Sequence[Reaching] | None = None) -> list[SharedWith]:
    """The companies and people a record is shared with, companies first, each by name.

    Args:
        grants: what `reaching(record)` found, where the caller has asked already.
    """
    found = outsiders_of(record, grants=grants)
    behind = companies().behind(found.circles) if found.circles else {}
    shared = [SharedWith(f"company:{one.id}", one.name, "company") for one in behind.values()]
    people = Membership.objects.filter(pk__in=found.members).order_by("name", "id") if found.members else ()
    return sorted(shared, key=lambda one: one.label) + [
        SharedWith(f"member:{one.id}", one.name, "member") for one in people
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


def _owner(member_id: UUID | None, to: Capability) -> set[UUID]:
    owner = Membership.objects.filter(pk=member_id, kind__in=OUTSIDE, is_active=True).first() if member_id else None
    if owner is None:
        return set()
    held = roles_of([owner])[owner.id]
    return {owner.id} if any(to in ROLES[role].own for role in held if role in ROLES) else set()
