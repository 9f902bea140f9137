"""Who can see a record, and by which rule: role, responsible person, department, or a share."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from accounts.models import Membership, Team
from permissions.capabilities import Capability
from permissions.grants import level_of, roles_of
from permissions.models import Grant, WorkspaceUserGrant
from permissions.outside_companies import companies
from permissions.outsiders import grants_on
from permissions.registry import Branch, Guard, guard_of
from permissions.roles import ROLES, Role


@dataclass(frozen=True)
class Rule:
    """One rule that lets somebody in.

    Args:
        kind: "role", "owner", "team", "company" or "person": what `label` names.
        label: the role, person, department or company.
        who: the people it lets in, where that is a matter of a few names; else the label.
        why: the rule as a sentence.
        level: the highest level it gives: "view", "comment", "move", "edit".
        until: when it ends by itself.
    """

    kind: str
    label: str
    who: str
    why: str
    level: str
    until: datetime | None = None


def explain(record: models.Model) -> list[Rule]:
    """Every rule by which somebody sees this record: people first, then departments, companies and roles."""
    guard = guard_of(type(record))
    rules: list[Rule] = []
    for branch in guard.branches:
        if branch.word == "owner":
            rules += _owner(record, guard, branch)
        elif branch.word == "team":
            rules += _team(record, guard, branch)
        elif branch.grants is not None:
            to_user, to_group = branch.grants
            here = grants_on(record, guard, branch, guard.view)
            rules += _to_people(to_user._default_manager.filter(here), branch)
            rules += _to_circles(to_group._default_manager.filter(here), branch)
    return sorted(rules + _through(record, guard), key=_order) + _roles(record, guard)


def visible_to(record: models.Model) -> list[Rule]:
    """The same in a line: each role, department, company and person once, with the highest level."""
    best: dict[tuple[str, str], Rule] = {}
    levels = list(guard_of(type(record)).levels)
    for rule in explain(record):
        known = best.get((rule.kind, rule.label))
        if known is None or _rank(levels, rule) > _rank(levels, known):
            best[rule.kind, rule.label] = rule
    return list(best.values())


def _order(rule: Rule) -> int:
    return ("owner", "team", "company", "person").index(rule.kind)


def _rank(levels: list[str], rule: Rule) -> int:
    return levels.index(rule.level) if rule.level in levels else -1


def _highest(guard: Guard, verbs: Iterable[Capability]) -> str:
    """The last level whose verbs are all held; levels include the ones before them."""
    held = set(verbs)
    return next((name for name in reversed(list(guard.levels)) if guard.levels[name] <= held), "view")


# -- roles, owner, department -----------------------------------------------------------------------------------------


def _through(record: Any, guard: Guard) -> list[Rule]:
    """By what staff see the record that this one is about; whom outside that is shared with does not count here."""
    about = guard.about(record)
    if about is None:
        return []
    above = guard_of(type(about))
    found = []
    for rule in explain(about):
        verbs = guard.inherited(above.noun, above.levels.get(rule.level, frozenset()))
        if rule.kind in ("owner", "team") and guard.view in verbs:
            found.append(replace(rule, level=_highest(guard, verbs)))
    return found


def _by_role(record: Any, guard: Guard, role: Role) -> frozenset[Capability]:
    """What a role gives on every record, on this one itself and through what it is about."""
    about = guard.about(record)
    through = guard.inherited(guard_of(type(about)).noun, role.everywhere) if about is not None else frozenset()
    return role.everywhere | through


def _roles(record: Any, guard: Guard) -> list[Rule]:
    open_to = {role.codename: role for role in ROLES.values() if guard.view in _by_role(record, guard, role)}
    holders = WorkspaceUserGrant.objects.filter(workspace_id=record.workspace_id, permission__codename__in=open_to)
    users: dict[str, set[UUID]] = {}
    for code, user in holders.values_list("permission__codename", "user_id"):
        users.setdefault(code, set()).add(user)
    found = []
    for code, role in open_to.items():
        names = _people(record.workspace_id, users.get(code, set()))
        if names:
            why = _("The role “%(role)s” sees every record.") % {"role": role.name}
            found.append(
                Rule("role", str(role.name), ", ".join(names), why, _highest(guard, _by_role(record, guard, role)))
            )
    return found


def _people(workspace_id: UUID, users: set[UUID]) -> list[str]:
    active = Membership.objects.filter(
        workspace_id=workspace_id, user__in=users, is_active=True, joined_at__isnull=False
    )
    return list(active.order_by("name").values_list("name", flat=True)) if users else []


def _owner(record: Any, guard: Guard, branch: Branch) -> list[Rule]:
    owner = Membership.objects.filter(pk=getattr(record, branch.column), is_active=True).first()
    if owner is None:
        return []
    verbs = {verb for role in roles_of([owner])[owner.id] if role in ROLES for verb in ROLES[role].own}
    if guard.view not in verbs:
        return []
    return [Rule("owner", owner.name, owner.name, _("The responsible person."), _highest(guard, verbs))]


def _team(record: Any, guard: Guard, branch: Branch) -> list[Rule]:
    """The record's department and the ones above it: their people have their role's own verbs."""
    level = _highest(guard, {verb for role in ROLES.values() if role.staff for verb in role.own})
    found = []
    team = Team.objects.filter(pk=getattr(record, branch.column)).select_related("parent").first()
    below = team
    while team is not None:
        why = _("The record belongs to this department.")
        if team != below and below is not None:
            why = _("A department above “%(team)s”.") % {"team": below.name}
        found.append(Rule("team", team.name, team.name, why, level))
        team = team.parent
    return found


# -- shares -----------------------------------------------------------------------------------------------------------


def _to_people(rows: "models.QuerySet[Any]", branch: Branch) -> list[Rule]:
    grants: list[Any] = list(rows.select_related("permission", "content_object"))
    if not grants:
        return []
    here = Membership.objects.filter(workspace_id=grants[0].workspace_id, is_active=True)
    names = dict(here.filter(user__in=[one.user_id for one in grants]).values_list("user_id", "name"))
    return [
        Rule("person", names[one.user_id], names[one.user_id], _why(one, branch), level_of(one), one.expires_at)
        for one in grants
        if one.user_id in names
    ]


def _to_circles(rows: "models.QuerySet[Any]", branch: Branch) -> list[Rule]:
    grants: list[Any] = list(
        rows.filter(group__circle__isnull=False).select_related("permission", "content_object", "group__circle")
    )
    if not grants:
        return []
    circles = {one.group.circle.id for one in grants}
    teams = dict(Team.objects.filter(circle__in=circles).values_list("circle_id", "name"))
    behind = companies().behind(circles - set(teams)) if circles - set(teams) else {}
    found = []
    for one in grants:
        circle = one.group.circle.id
        name = teams.get(circle) or (behind[circle].name if circle in behind else "")
        if name:
            kind = "team" if circle in teams else "company"
            found.append(Rule(kind, name, name, _why(one, branch), level_of(one), one.expires_at))
    return found


def _why(grant: Grant, branch: Branch) -> str:
    if branch.column == "id":
        return _("Shared directly.")
    return _("Through “%(name)s”.") % {"name": str(grant.content_object)}
