"""Who can see a record, and by which rule: role, responsible person, department, or a share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from accounts.models import Membership, Team
from permissions.capabilities import Capability
from permissions.grants import roles_of
from permissions.models import WorkspaceUserGrant
from permissions.outside_companies import companies
from permissions.reaching import Reaching, reaching
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


def explain(record: models.Model, grants: Sequence[Reaching] | None = None) -> list[Rule]:
    """Every rule by which somebody sees this record: people first, then departments, companies and roles.

    Args:
        grants: what `reaching(record)` found, where the caller has asked already.
    """
    guard = guard_of(type(record))
    rules: list[Rule] = []
    for branch in guard.branches:
        if branch.word == "owner":
            rules += _owner(record, guard, branch)
        elif branch.word == "team":
            rules += _team(record, guard, branch)
    rules += _shares(record, reaching(record) if grants is None else grants)
    return sorted(rules + _through(record, guard), key=_order) + _roles(record, guard)


def visible_to(record: models.Model, grants: Sequence[Reaching] | None = None) -> list[Rule]:
    """The same in a line: each role, department, company and person once, with the highest level."""
    best: dict[tuple[str, str], Rule] = {}
    levels = list(guard_of(type(record)).levels)
    for rule in explain(record, grants):
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
    holders = WorkspaceUserGrant.objects.filter(
        workspace_id=record.workspace_id,
        permission__codename__in=open_to,
        user__memberships__workspace_id=record.workspace_id,
        user__memberships__is_active=True,
        user__memberships__joined_at__isnull=False,
    ).order_by("user__memberships__name")
    names: dict[str, list[str]] = {}
    for code, name in holders.values_list("permission__codename", "user__memberships__name"):
        names.setdefault(code, []).append(name)
    found = []
    for code, role in open_to.items():
        if code in names:
            why = _("The role “%(role)s” sees every record.") % {"role": role.name}
            level = _highest(guard, _by_role(record, guard, role))
            found.append(Rule("role", str(role.name), ", ".join(names[code]), why, level))
    return found


def _owner(record: Any, guard: Guard, branch: Branch) -> list[Rule]:
    owner: Membership | None = _behind(record, branch)
    if owner is None or not owner.is_active:
        return []
    verbs = {verb for role in roles_of([owner])[owner.id] if role in ROLES for verb in ROLES[role].own}
    if guard.view not in verbs:
        return []
    return [Rule("owner", owner.name, owner.name, _("The responsible person."), _highest(guard, verbs))]


def _team(record: Any, guard: Guard, branch: Branch) -> list[Rule]:
    """The record's department and the ones above it: their people have their role's own verbs."""
    level = _highest(guard, {verb for role in ROLES.values() if role.staff for verb in role.own})
    found = []
    team: Team | None = _behind(record, branch)
    below = team
    while team is not None:
        why = _("The record belongs to this department.")
        if team != below and below is not None:
            why = _("A department above “%(team)s”.") % {"team": below.name}
        found.append(Rule("team", team.name, team.name, why, level))
        team = team.parent
    return found


# -- shares -----------------------------------------------------------------------------------------------------------


def _shares(record: models.Model, grants: Sequence[Reaching]) -> list[Rule]:
    circles = {one.circle_id for one in grants if one.circle_id is not None and one.team is None}
    behind = companies().behind(circles) if circles else {}
    found = []
    for one in grants:
        kind, name = "person", one.name
        if one.team is not None:
            kind, name = "team", one.team
        elif one.circle_id in behind:
            kind, name = "company", behind[one.circle_id].name
        if name:
            found.append(Rule(kind, name, name, _why(record, one.branch), one.level, one.until))
    return found


def _why(record: models.Model, branch: Branch) -> str:
    if branch.column == "id":
        return _("Shared directly.")
    return _("Through “%(name)s”.") % {"name": str(_behind(record, branch))}


def _behind(record: models.Model, branch: Branch) -> Any:
    """What a branch's column points at; the record keeps it, so that whoever shows it next does not ask again."""
    return getattr(record, branch.column.removesuffix("_id"))
