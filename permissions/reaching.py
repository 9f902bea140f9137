"""The live grants that reach a record: on it and on its containers, read in one statement."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import models

from accounts.models import Kind
from permissions.capabilities import Capability
from permissions.prepared import rows_of
from permissions.registry import Branch, Guard, guard_named, guard_of

OUTSIDE = (Kind.PARTNER, Kind.CLIENT)


@dataclass(frozen=True, slots=True)
class Reaching:
    """One live grant, and whom it was given to: a person or a circle.

    Args:
        branch: by which way it reaches the record.
        level: "view", "comment", ...
        since: when it was given.
        until: when it ends by itself.
        user_id: the account; None for a circle.
        group_id: the group of the circle; None for a person.
        member_id: the active membership of the account here, with `name` and `kind`; None where there is none.
        circle_id: the circle; None where the group is none's.
        team: the department whose circle it is; None for a company's.
    """

    branch: Branch
    level: str
    since: datetime
    until: datetime | None
    user_id: UUID | None
    group_id: int | None
    member_id: UUID | None
    name: str
    kind: str
    circle_id: UUID | None
    team: str | None

    @property
    def is_outside(self) -> bool:
        """Does it let in somebody who is not of the house?"""
        return self.kind in OUTSIDE if self.user_id is not None else self.circle_id is not None and self.team is None

    def is_of(self, user_id: UUID | None) -> bool:
        """Was it given to this account by itself?"""
        return user_id is not None and self.user_id == user_id


def reaching(record: models.Model, to: Capability | None = None) -> list[Reaching]:
    """Every live grant that lets somebody see a record.

    Args:
        to: the verb it must give; seeing the record unless given.
    """
    guard = guard_of(type(record))
    ways = [(branch, getattr(record, branch.column)) for branch in guard.branches if branch.grants is not None]
    if not ways:
        return []
    giving = [level for level, verbs in guard.levels.items() if (to or guard.view) in verbs]
    parameters: list[Any] = []
    for branch, target in ways:
        parameters += [target, [f"{branch.word}_{level}" for level in giving]]
    types = ", ".join(["uuid, text[]"] * len(ways))
    rows = rows_of(f"artel_reaching_{guard.noun}", types, _sql(guard.noun), parameters)
    return [Reaching(ways[number][0], code.rpartition("_")[2], *rest) for number, code, *rest in rows]


@lru_cache
def _sql(noun: str) -> str:
    """The statement of a kind of record: its branches by number, people before circles."""
    guard: Any = guard_named(noun)
    return " union all ".join(_way(number, branch) for number, branch in enumerate(_granted(guard)))


def _granted(guard: Guard) -> list[Branch]:
    return [branch for branch in guard.branches if branch.grants is not None]


def _way(number: int, branch: Branch) -> str:
    """Table names come from the registry."""
    to_user, to_group = (model._meta.db_table for model in branch.grants or ())
    target, codes = f"${2 * number + 1}", f"${2 * number + 2}"
    live = (
        f" where g.content_object_id = {target} and p.codename = any({codes})"
        " and (g.expires_at is null or g.expires_at > statement_timestamp()) order by g.granted_at, g.id"
    )
    return (
        f"(select {number}, p.codename, g.granted_at, g.expires_at, g.user_id, null::integer, m.id,"  # noqa: S608
        f" coalesce(m.name, ''), coalesce(m.kind, ''), null::uuid, null::text from {to_user} g"
        " join auth_permission p on p.id = g.permission_id left join accounts_membership m"
        f" on m.user_id = g.user_id and m.workspace_id = g.workspace_id and m.is_active{live}) union all"
        f" (select {number}, p.codename, g.granted_at, g.expires_at, null::uuid, g.group_id, null::uuid, '', '', c.id,"
        f" t.name from {to_group} g join auth_permission p on p.id = g.permission_id"
        " left join accounts_circle c on c.group_id = g.group_id"
        f" left join accounts_team t on t.circle_id = c.id{live})"
    )
