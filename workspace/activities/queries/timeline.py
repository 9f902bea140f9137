"""The timeline: one list of everything that happened to a record, newest first, from the journal."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from accounts.models import Membership
from collaboration.comments.queries import comments_on, with_names
from collaboration.files.models import FileUpload
from collaboration.sharing.queries import names_of
from journal.acting import noun_of
from journal.errors import Invalid
from journal.models import Event
from permissions.scope import Scope
from workspace.activities.models import Activity
from workspace.activities.queries import outside
from workspace.activities.queries.kinds import FILTERS, KINDS, changes_of, finishers, stages_of

# Facts looked through at once for an outsider, who reads few of them.
BATCH = 200


@dataclass(frozen=True)
class Item:
    """One line of a timeline.

    Args:
        stages: from and to, of a deal that moved.
    """

    id: UUID
    at: Any
    actor: Membership | None
    kind: str
    changes: list[dict[str, Any]]
    detail: dict[str, Any]
    comment: Any = None
    activity: Activity | None = None
    stages: tuple[UUID | None, UUID | None] = (None, None)


def timeline(
    scope: Scope, record: models.Model, slug: str, *, show: str = "all", after: str | None = None, n: int = 40
) -> tuple[list[Item], str | None]:
    """A page of what happened to `record`, as its reader may know it; the record came through their scope.

    Args:
        slug: the workspace's, for the addresses of files.
        show: "all", "comments", "changes", "calls" or "files".
        after: the event number the page before ended with.

    Returns:
        The items and the cursor of the next page, None at the end.
    """
    rows = Event.objects.filter(
        workspace_id=scope.workspace_id, about_type=noun_of(record), about_id=record.pk, kind__in=FILTERS[show]
    )
    rows = rows.filter(_moved_within_column()).order_by("-seq")
    if not scope.is_staff:
        rows = outside.narrowed(rows, record, scope)
    if after is not None:
        if not after.isdecimal():
            raise Invalid(fields={"after": [_("This is not a valid value.")]})
        rows = rows.filter(seq__lt=int(after))
    if not scope.is_staff:
        return _without_gaps(scope, record, slug, rows, n)
    events = list(rows[: n + 1])
    return _lines(scope, record, slug, events[:n]), str(events[n - 1].seq) if len(events) > n else None


def _without_gaps(
    scope: Scope, record: models.Model, slug: str, rows: "models.QuerySet[Event]", n: int
) -> tuple[list[Item], str | None]:
    """An outsider's page: full as long as there are lines for them, for a gap would tell how much else has happened."""
    found: list[Item] = []
    places: dict[UUID, int] = {}
    batch = list(rows[:BATCH])
    while batch:
        places.update((event.id, event.seq) for event in batch)
        found += outside.masked(_lines(scope, record, slug, batch), record, scope)
        if len(found) > n:
            return found[:n], str(places[found[n - 1].id])
        batch = list(rows.filter(seq__lt=batch[-1].seq)[:BATCH]) if len(batch) == BATCH else []
    return found, None


def _lines(scope: Scope, record: models.Model, slug: str, events: list[Event]) -> list[Item]:
    items = _items(scope, record, slug, events)
    finish = finishers.get(noun_of(record))
    return finish(items, scope) if finish else items


def _moved_within_column() -> models.Q:
    """A deal put to another place in its own column is no news."""
    return ~models.Q(kind="deal.moved", payload__changes={})


def _items(scope: Scope, record: models.Model, slug: str, events: list[Event]) -> list[Item]:
    actors = {
        member.id: member
        for member in Membership.objects.select_related("user").filter(pk__in={event.actor_id for event in events})
    }
    heard = comments_on(record, scope).filter(pk__in=_ids(events, "comment.added", "comment_id"))
    comments = {comment.id: comment for comment in with_names(heard, record, scope, slug)}
    activities = Activity.objects.in_bulk(_ids(events, "activity.logged", "activity_id"))
    grantees = names_of({event.payload["grantee"] for event in events if event.kind.startswith("share.")})
    files = FileUpload.objects.filter(pk__in=_ids(events, "file.attached", "file_id"), removed_at=None)
    names = dict(files.values_list("id", "name"))
    found = []
    for event in events:
        comment = comments.get(_id(event, "comment_id")) if event.kind == "comment.added" else None
        activity = activities.get(_id(event, "activity_id")) if event.kind == "activity.logged" else None
        if event.kind == "comment.added" and comment is None:
            continue
        found.append(
            Item(
                id=event.id,
                at=event.created_at,
                actor=actors.get(event.actor_id) if event.actor_id else None,
                kind=activity.kind if activity else KINDS[event.kind],
                changes=changes_of(event),
                detail=detail_of(event, grantees, names),
                comment=comment,
                activity=activity,
                stages=stages_of(event),
            )
        )
    return found


def detail_of(event: Event, grantees: dict[str, str], files: dict[UUID, str]) -> dict[str, Any]:
    """What a line says besides its changes; people and files go by their names."""
    told = {key: event.payload[key] for key in ("outcome", "level", "expires_at", "name") if key in event.payload}
    if name := grantees.get(event.payload.get("grantee", "")):
        told["grantee_name"] = name
    if event.kind == "file.attached" and (name := files.get(_id(event, "file_id"))):
        told["name"] = name
    return told


def _ids(events: list[Event], kind: str, key: str) -> list[UUID]:
    return [_id(event, key) for event in events if event.kind == kind]


def _id(event: Event, key: str) -> UUID:
    return UUID(event.payload[key])
