"""Who may hear of a record: computed once when something happens, matched in memory when it is delivered."""

from typing import Any

from django.db import models

from permissions.capabilities import Capability
from permissions.registry import Branch, Guard, all_guards, guard_named, guard_of

Audience = dict[str, Any]


def audience_of(record: models.Model) -> Audience:
    """`{"noun", "keys"}`: the record's branches as they are now; the event keeps it.

    A model that is heard through another one (a comment through its deal) is never asked: its events are about the
    record it hangs on.
    """
    guard = guard_of(type(record))
    return {"noun": guard.noun, "keys": guard.keys(record)}


def verb_to_hear(audience: Audience) -> Capability | None:
    """The verb on the whole workspace that is enough to hear of something; None where it depends on who asks, too.

    For deciding about a thousand listeners: most hold it, and nothing else about them has to be looked at.
    """
    if audience.get("only") or audience.get("members") or "*" not in audience.get("keys", ()):
        return None
    guard = guard_named(audience.get("noun", ""))
    return guard.view if guard is not None else None


def everybody() -> Audience:
    """All members of the workspace, outsiders too: for what each of them is shown anyway."""
    return {"everybody": True}


def with_contents(record: models.Model) -> Audience:
    """Whoever sees a container or anything in it: its stages and shares stand on the pages of its deals, also of those
    who see a deal and not its pipeline."""
    noun = guard_of(type(record)).noun
    inside = [
        _readers_of(guard, guard.model._default_manager.filter(**{branch.column: record.pk}))
        for guard in all_guards()
        for branch in guard.branches
        if branch.word == noun and branch.column != "id"
    ]
    return {**audience_of(record), "also": inside} if inside else audience_of(record)


def _readers_of(guard: Guard, rows: "models.QuerySet[Any]") -> Audience:
    """Whoever sees at least one of these records."""
    first, *more = [
        rows.exclude(**{branch.column: None})
        .filter(_granted(branch))
        .order_by()
        .values_list(models.Value(branch.word), branch.column)
        .distinct()
        for branch in guard.branches
    ]
    return {"noun": guard.noun, "keys": sorted({"*", *(f"{word}:{pk}" for word, pk in first.union(*more, all=True))})}


def _granted(branch: Branch) -> models.Q:
    """Of containers and direct shares only those that somebody was given: a record for each would be thousands."""
    if branch.grants is None:
        return models.Q()
    to_user: Any
    to_group: Any
    to_user, to_group = branch.grants
    column = f"{branch.column}__in"
    return models.Q(**{column: to_user._default_manager.values("content_object_id")}) | models.Q(
        **{column: to_group._default_manager.values("content_object_id")}
    )
