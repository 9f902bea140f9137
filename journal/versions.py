"""Two people, one record: versions for transitions, base values for fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from journal.errors import Clash, StaleVersion
from journal.events import plain

Changes = dict[str, list[Any]]


@dataclass(frozen=True)
class FieldEdit:
    """One field of an edit: the value the writer saw and the one they want."""

    base: Any
    value: Any


def require_version(record: models.Model, version: int | None) -> None:
    """Refuse a transition that was decided on an older state; None where the writer did not say on which.

    Raises:
        StaleVersion: `record` has moved on.
    """
    current = getattr(record, "version", None)
    if version is not None and current != version:
        raise StaleVersion(extra={"version": current})


def merge_edit(
    record: object,
    edits: Mapping[str, FieldEdit],
    *,
    who_changed: Callable[[str], Mapping[str, Any]] | None = None,
) -> Changes:
    """Apply an edit field by field: untouched fields merge, a field changed meanwhile clashes.

    Args:
        record: a locked row, or what was read behind the lock of one.
        edits: by attribute name (`owner_id` for foreign keys).
        who_changed: tells `{"by": ..., "at": ...}` of a clashing field's last change.

    Returns:
        `{field: [before, after]}` of what really changed.

    Raises:
        Clash: with `{field: {base, theirs, mine, by, at}}` in `extra["clash"]`; nothing was applied.
    """
    clashes: dict[str, Any] = {}
    changes: Changes = {}
    for name, edit in edits.items():
        theirs = getattr(record, name)
        if theirs == edit.value:
            continue
        if theirs != edit.base:
            clashes[name] = plain({"base": edit.base, "theirs": theirs, "mine": edit.value})
            clashes[name].update(who_changed(name) if who_changed else {})
            continue
        changes[name] = [theirs, edit.value]
    if clashes:
        raise Clash(
            fields={name: [str(Clash.message)] for name in clashes},
            extra={"clash": clashes, "version": getattr(record, "version", None)},
        )
    for name, (_before, after) in changes.items():
        setattr(record, name, after)
    return plain(changes)  # type: ignore[no-any-return]
