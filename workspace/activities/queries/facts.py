"""Facts apart from their timeline, in its words: what a notification says has changed."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db import models

from journal.acting import noun_of
from journal.models import Event
from permissions.scope import Scope
from workspace.activities.queries import outside
from workspace.activities.queries.kinds import KINDS, changes_of, finishers, stages_of
from workspace.activities.queries.timeline import Item, detail_of


def facts(scope: Scope, happened: Iterable[tuple[models.Model, Event]]) -> dict[UUID, Item]:
    """What has happened to records that came through their reader's scope, by the events' ids.

    Facts that this reader's timeline of the record does not show are absent.
    """
    shown = [(record, event) for record, event in happened if event.kind in KINDS]
    records = {event.id: record for record, event in shown}
    items = list(_named([_item(event) for _, event in shown], records, scope))
    if not scope.is_staff:
        items = _outside(items, shown, scope)
    return {item.id: item for item in items}


def _named(items: list[Item], records: dict[UUID, models.Model], scope: Scope) -> Iterable[Item]:
    """With names for ids, once a kind of record."""
    for noun in {noun_of(record) for record in records.values()}:
        mine = [item for item in items if noun_of(records[item.id]) == noun]
        finish = finishers.get(noun)
        yield from finish(mine, scope) if finish else mine


def _outside(items: list[Item], happened: list[tuple[models.Model, Event]], scope: Scope) -> list[Item]:
    by_record: defaultdict[models.Model, list[Event]] = defaultdict(list)
    for record, event in happened:
        by_record[record].append(event)
    found: list[Item] = []
    for record, events in by_record.items():
        told = {event.id for event in outside.since_let_in(events, record, scope)}
        found += outside.masked([item for item in items if item.id in told], record, scope)
    return found


def _item(event: Event) -> Item:
    return Item(
        id=event.id,
        at=event.created_at,
        actor=None,
        kind=KINDS[event.kind],
        changes=changes_of(event),
        detail=detail_of(event, {}, {}),
        stages=stages_of(event),
    )
