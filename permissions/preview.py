"""What somebody outside would see if a record were shared with them: their scope, without sharing anything."""

from typing import Any
from uuid import UUID

from django.db import models

from accounts.models import Circle, Membership
from permissions.grants import Grantee, level_of
from permissions.outsiders import live
from permissions.registry import grant_sources, guard_of
from permissions.scope import Scope
from permissions.scope.holdings import Holdings, read


def as_if_shared(
    record: models.Model,
    grantee: Grantee | None,
    *,
    workspace_id: UUID,
    kind: str,
    level: str | None,
    fields: list[str],
) -> Scope:
    """The scope of a grantee with one more share.

    Args:
        record: what would be shared.
        grantee: a person or a company's circle; None for a company that has no circle yet.
        kind: "partner" or "client".
        level: the level the share would have; None for what they hold already, the lowest if that is nothing.
        fields: shown on top of what the kind sees by default.
    """
    person = grantee if isinstance(grantee, Membership) else None
    held = read(person) if person else held_by(grantee, kind)
    scope = Scope(person, held) if person else Scope.hypothetical(workspace_id, kind, held)
    guard = guard_of(type(record))
    if level is None and not scope.allows(record, guard.view):
        level = next(iter(guard.levels))
    if level is None:
        return scope
    held.levels.setdefault(guard.noun, {})[record.pk] = {level}
    held.fields[guard.noun, record.pk] = set(fields)
    # A scope remembers its keys: the share needs a fresh one.
    return Scope(person, held) if person else Scope.hypothetical(workspace_id, kind, held)


def held_by(circle: Grantee | None, kind: str) -> Holdings:
    """What anybody of the circle holds through it."""
    held = Holdings(roles={kind})
    if not isinstance(circle, Circle):
        return held
    held.circles.add(circle.id)
    for word, (_, to_group) in grant_sources().items():
        rows: models.QuerySet[Any] = to_group._default_manager.filter(live())
        for grant in rows.filter(group=circle.group_id).select_related("permission"):
            held.levels.setdefault(word, {}).setdefault(grant.content_object_id, set()).add(level_of(grant))
            held.fields.setdefault((word, grant.content_object_id), set()).update(grant.fields)
    return held
