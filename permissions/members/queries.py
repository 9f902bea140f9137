"""Members as the settings show them, and who may touch whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Count, Q, Value
from django.db.models.functions import Lower, Replace

from accounts.models import Kind, Membership, Team, Workspace
from accounts.models.membership import TeamPlace
from accounts.two_factor.queries import has_second_factor, with_second_factor
from journal.text import fold
from permissions.capabilities import Capability
from permissions.grants import roles_of
from permissions.members.errors import OwnersOnly
from permissions.members.registry import checklist
from permissions.models import WorkspaceUserGrant
from permissions.outside_companies import OutsideCompany, companies
from permissions.scope import Scope

# Roles that only an owner gives, takes, or lays hands on.
GUARDED_ROLES = frozenset({"owner", "admin"})
# Roles that open the whole workspace: whoever hands one out shows first who they are.
WIDE_ROLES = frozenset({*GUARDED_ROLES, "manager"})


@dataclass(frozen=True)
class Tick:
    key: str
    done: bool


def state_of(member: Membership) -> str:
    """ "active", "invited", "uninvited" (known from an import, cannot sign in) or "deactivated"."""
    if not member.is_active:
        return "deactivated"
    if member.user_id is None:
        return "uninvited"
    return "active" if member.joined_at else "invited"


def describe(members: Iterable[Membership], scope: Scope) -> list[Membership]:
    """Put onto members what their row does not hold: roles, teams, company, second factor, and the reader's verbs."""
    found: list[Any] = list(members)
    roles, teams, outside = roles_of(found), _teams_of(found), _companies_of(found)
    # Of somebody who has not joined nothing is told about an account they may have elsewhere.
    secured = with_second_factor([member.user_id for member in found if member.user_id and member.joined_at])
    for member in found:
        member.role_keys = sorted(roles.get(member.id, []))
        member.team_refs = teams.get(member.id, [])
        member.company_ref = outside.get(member.circle_id)
        member.has_two_factor = member.user_id in secured
        member.state = state_of(member)
        member.may_be_managed = may_touch(scope, member.role_keys)
    return found


def may_touch(scope: Scope, roles: Iterable[str]) -> bool:
    """May this reader change somebody who has these roles?"""
    return "owner" in scope.held.roles or not GUARDED_ROLES & set(roles)


def require_may_touch(scope: Scope, roles: Iterable[str]) -> None:
    """Refuse to lay hands on owners and administrators, unless one is an owner.

    Raises:
        OwnersOnly.
    """
    if not may_touch(scope, roles):
        raise OwnersOnly


def load_to_manage(scope: Scope, member_id: UUID) -> Membership:
    """A member, locked, whom this reader may change.

    Raises:
        NotFound, Forbidden, OwnersOnly.
    """
    member = scope.load(Membership, member_id, to=Capability.MEMBER_MANAGE, lock=True)
    require_may_touch(scope, roles_of([member])[member.id])
    return member


def search(rows: "models.QuerySet[Membership]", q: str) -> "models.QuerySet[Membership]":
    """Members whose name or address holds the words; Ё is found as Е."""
    folded = Replace(Lower("name"), Value("ё"), Value("е"))
    rows = rows.annotate(folded=folded)
    for word in fold(q).split():
        rows = rows.filter(Q(folded__contains=word) | Q(email__icontains=word))
    return rows


def other_owners(workspace: Workspace, member: Membership) -> bool:
    """Is there an owner beside `member` who can sign in?"""
    owners = WorkspaceUserGrant.objects.filter(workspace=workspace, permission__codename="role_owner").values("user_id")
    able = Membership.objects.filter(
        workspace=workspace, is_active=True, joined_at__isnull=False, user__is_active=True, user__in=owners
    )
    return able.exclude(pk=member.pk).exists()


def teams_with_counts(scope: Scope) -> "models.QuerySet[Team]":
    """Every department with the number of its active people."""
    counted = Count("members", filter=Q(members__is_active=True))
    return scope.visible(Team).annotate(member_count=counted).order_by("name", "id")


def ticks(member: Membership) -> list[Tick]:
    """The first-run checklist as it stands; empty when there is nothing left to do."""
    found = [Tick(check.key, check.done(member)) for check in checklist()]
    return [] if all(tick.done for tick in found) else found


def has_colleague(member: Membership) -> bool:
    others = Membership.objects.filter(workspace_id=member.workspace_id, kind=Kind.STAFF, user__isnull=False)
    return others.exclude(pk=member.pk).exists()


def has_outsider(member: Membership) -> bool:
    here = Membership.objects.filter(workspace_id=member.workspace_id, user__isnull=False)
    return here.exclude(kind=Kind.STAFF).exists()


def has_factor(member: Membership) -> bool:
    return member.user_id is not None and has_second_factor(member.user_id)


def _teams_of(members: list[Membership]) -> dict[UUID, list[Team]]:
    places = TeamPlace.objects.filter(membership__in=members).select_related("team").order_by("team__name")
    found: dict[UUID, list[Team]] = {}
    for place in places:
        found.setdefault(place.membership_id, []).append(place.team)
    return found


def _companies_of(members: list[Membership]) -> dict[UUID, OutsideCompany]:
    circles = {member.circle_id for member in members if member.circle_id}
    return companies().behind(circles) if circles else {}
