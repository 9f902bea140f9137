"""A timeline as an outsider gets it: since they were let in, and nothing their own page does not show."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from accounts.models import Kind, Membership
from collaboration.comments.queries import known_to
from journal.models import Event
from permissions.field_rights import Names, field_name, rights_on
from permissions.reaching import reaching
from permissions.registry import guard_of
from permissions.scope import Scope
from workspace.activities.queries.kinds import OUTSIDE, changes_of, stages_of
from workspace.deals.models import Stage

Change = dict[str, Any]
Stages = tuple[UUID | None, UUID | None]
PublicNames = dict[UUID, str] | None


def narrowed(rows: "models.QuerySet[Event]", record: models.Model, scope: Scope) -> "models.QuerySet[Event]":
    """The facts an outsider may hear of at all."""
    reads = rights_on(record, scope).reads
    kinds = [kind for kind, field in OUTSIDE.items() if not field or field in reads]
    ears = Q(audience__only__isnull=True) | Q(audience__only__in=sorted(scope.ears))
    names = [*reads, *(f"{name}_id" for name in reads)]
    told = Q(payload__changes__isnull=True) | Q(payload__changes__has_any_keys=names)
    rows = rows.filter(ears, told, kind__in=kinds)
    since = _let_in(record, scope)
    return rows.filter(created_at__gte=since) if since is not None else rows


def masked(items: Iterable[Any], record: models.Model, scope: Scope) -> list[Any]:
    """The lines with only the fields and people this outsider knows of; a change of nothing else is no line."""
    reads = rights_on(record, scope).reads
    rows = list(items)
    actors = {row.actor.id for row in rows if row.actor is not None}
    known = set(Membership.objects.filter(known_to(record, scope), pk__in=actors).values_list("pk", flat=True))
    names = _public_names([row.stages for row in rows], scope)
    found = []
    for row in rows:
        changes = _readable(row.changes, row.stages, reads, names)
        if row.changes and not changes:
            continue
        actor = row.actor if row.actor is not None and row.actor.id in known else None
        found.append(replace(row, changes=changes, actor=actor, detail={}))
    return found


def since_let_in(events: Iterable[Event], record: models.Model, scope: Scope) -> list[Event]:
    """Those of some facts of a record that an outsider may hear of at all; see `narrowed`."""
    since, reads = _let_in(record, scope), rights_on(record, scope).reads
    return [one for one in events if _is_told(one, reads, scope) and (since is None or one.created_at >= since)]


def shows(event: Event, record: models.Model, scope: Scope) -> bool:
    """Is a change that has just happened one that an outsider reads in their timeline?"""
    reads = rights_on(record, scope).reads
    if not _is_told(event, reads, scope):
        return False
    stages = stages_of(event)
    return bool(_readable(changes_of(event), stages, reads, _public_names([stages], scope)))


def _is_told(event: Event, reads: Names, scope: Scope) -> bool:
    """Is it of a kind that outsiders hear of, and meant for this one?"""
    return OUTSIDE.get(event.kind, "?") in {"", *reads} and event.audience.get("only") in {None, *scope.ears}


def _readable(changes: Iterable[Change], stages: Stages, reads: Names, public: PublicNames) -> list[Change]:
    """The changes of fields they are shown, in the words they are shown them in."""
    said = [_renamed(one, stages, public) for one in changes if field_name(one["field"]) in reads]
    return [one for one in said if one["before"] != one["after"]]


def _let_in(record: models.Model, scope: Scope) -> datetime | None:
    """When the first of the shares this person stands on was given; None for a record of their own."""
    for branch in guard_of(type(record)).branches:
        if branch.word == "owner" and getattr(record, branch.column) == scope.member_id:
            return None
    mine = [one for one in reaching(record) if one.circle_id in scope.held.circles or one.is_of(scope.user_id)]
    return min((one.since for one in mine), default=None)


def _public_names(stages: Iterable[Stages], scope: Scope) -> PublicNames:
    """What clients call the stages these lines are about; their inner names stay inside. None for everybody else."""
    if scope.kind != Kind.CLIENT:
        return None
    ids = {pk for pair in stages for pk in pair if pk is not None}
    return dict(Stage.objects.filter(pk__in=ids).values_list("id", "public_name"))


def _renamed(change: Change, stages: Stages, names: PublicNames) -> Change:
    if names is None or change["field"] != "stage":
        return change
    before, after = (names.get(pk, "") if pk else "" for pk in stages)
    return {"field": "stage", "before": before, "after": after}
