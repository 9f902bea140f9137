"""Who reads and who edits which field of a record: asked by comments on a field, field editing and timelines.

A room says once, in AppConfig.ready(), what its pages show and what its edits take; the portal adds what outsiders
get. Names are those of the answers ("owner"); the "owner_id" of an edit is the same field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from ninja import Schema

from accounts.models import Circle, Membership
from permissions.capabilities import Capability
from permissions.presenting import Presented, hidden_fields
from permissions.preview import held_by
from permissions.registry import guard_of
from permissions.scope import Scope

Names = frozenset[str]
# Of an answer, but nothing that people put into a record.
_NOT_FIELDS = {"id", "version", "abilities", "rank", "comment_count", "share_count", "visible_to", "shared_with"}
# One field under another name in an answer.
_OTHER_NAMES = {"stages": "stage"}


@dataclass(frozen=True)
class FieldRights:
    """Args:
    shown: what staff get.
    edits: what an edit takes, for those with the verb `edit`.
    acts: fields changed by an act of their own ("owner"), with its verb.
    outside: what an outsider of a kind gets.
    """

    shown: type[Presented]
    edits: type[Schema]
    edit: Capability
    acts: Mapping[str, Capability]
    outside: dict[str, type[Presented]] = field(default_factory=dict)


@dataclass(frozen=True)
class Rights:
    """The fields one person may read and edit on one record."""

    reads: Names
    edits: Names


# Fields that are no attributes (those a workspace adds itself): (record, scope) -> the reader's rights on them.
more_fields: list[Callable[[models.Model, Scope], Rights]] = []
_rights: dict[str, FieldRights] = {}


def has_fields(
    model: type[models.Model],
    *,
    shown: type[Presented],
    edits: type[Schema],
    edit: Capability,
    acts: Mapping[str, Capability] | None = None,
) -> None:
    """Say which fields a kind of record has; see FieldRights."""
    _rights[guard_of(model).noun] = FieldRights(shown, edits, edit, acts or {})


def shows_outside(model: type[models.Model], kind: str, shown: type[Presented]) -> None:
    """Say what outsiders of a kind ("partner", "client") get of a kind of record."""
    _rights[guard_of(model).noun].outside[kind] = shown


def rights_on(record: models.Model, scope: Scope) -> Rights:
    """The fields this person reads and edits; none on a record they do not see. No query but for `more_fields`."""
    guard = guard_of(type(record))
    known = _rights.get(guard.noun)
    verbs = scope.verbs(record)
    if known is None or guard.view not in verbs:
        return Rights(frozenset(), frozenset())
    schema = known.shown if scope.is_staff else known.outside.get(scope.kind)
    reads = _names(schema, record, scope) if schema is not None else set()
    edits = set(_plain(known.edits.model_fields)) if known.edit in verbs else set()
    edits |= {name for name, verb in known.acts.items() if verb in verbs}
    for source in more_fields:
        more = source(record, scope)
        reads, edits = reads | more.reads, edits | more.edits
    return Rights(frozenset(reads), frozenset(edits & reads))


def reads_of_circle(record: models.Model, circle: Circle, kind: str) -> Names:
    """What anybody of an outside company reads through the company's own shares."""
    everybody = Scope.hypothetical(circle.workspace_id, kind, held_by(circle, kind))
    return rights_on(record, everybody).reads


def reads_of_member(record: models.Model, member: Membership) -> Names:
    """What one person reads."""
    return rights_on(record, Scope.of(member)).reads


def field_name(name: str) -> str:
    """The name of a field as answers have it: "company_id" is "company"."""
    return name.removesuffix("_id")


def _names(schema: type[Presented], record: models.Model, scope: Scope) -> set[str]:
    names = set(_plain(schema.model_fields))
    return names - hidden_fields(schema, record, scope)


def _plain(names: Mapping[str, Any]) -> list[str]:
    return [_OTHER_NAMES.get(name, field_name(name)) for name in names if name not in _NOT_FIELDS]
