"""Somebody's inbox, as their scope of this moment allows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.formats import date_format
from django.utils.functional import Promise

from accounts.models import Kind, Membership
from collaboration.notifications.kinds import WHY, kind_for
from collaboration.notifications.models import Notification
from collaboration.notifications.registry import Place, facts_for, facts_in_words, known_on, place_of, quoted
from journal.models import Event
from permissions.grants import grantee_of, shares_of
from permissions.outside_companies import name_companies
from permissions.scope import Scope

TEXT_LENGTH = 200
Records = dict[tuple[str, UUID], tuple[Place, Any]]


def inbox(scope: Scope, *, state: str = "all") -> "models.QuerySet[Notification]":
    """One's own notifications, nobody else's.

    Args:
        state: "inbox" (not archived), "unread" (of those), "archived" or "all".
    """
    rows = Notification.objects.filter(workspace_id=scope.workspace_id, recipient=scope.member_id, in_app=True)
    if state == "archived":
        return rows.filter(archived_at__isnull=False)
    if state == "unread":
        return rows.filter(archived_at=None, read_at=None)
    return rows.filter(archived_at=None) if state == "inbox" else rows


def unread_count(scope: Scope) -> int:
    return inbox(scope, state="unread").count()


@dataclass(frozen=True)
class About:
    type: str
    id: UUID


@dataclass(frozen=True)
class Why:
    """Why somebody got a notification, as a code and in words."""

    code: str
    text: str


@dataclass(frozen=True)
class Line:
    """A notification with what its reader may know: `title`, `text` and `url` are None for a record they lost.

    `facts` say what has changed, as the timeline tells it to this reader.
    """

    id: UUID
    kind: str
    kind_name: str | Promise
    why: Why
    at: datetime
    read_at: datetime | None
    archived_at: datetime | None
    about: About
    comment_id: UUID | None
    actor: Membership | None
    title: str | None = None
    text: str | None = None
    url: str | None = None
    facts: Sequence[Any] = ()


def lines_of(notifications: Sequence[Notification], scope: Scope, slug: str) -> list[Line]:
    """Title, text and address of notifications, under the reader's scope of now."""
    records = _records(notifications, scope)
    texts = quoted(scope, {one.comment_id for one in notifications if one.comment_id})
    actors = Membership.objects.in_bulk([one.actor_id for one in notifications if one.actor_id])
    name_companies(actors.values())
    facts = _facts(notifications, records, scope)
    named = None if scope.is_staff else _named_to(notifications, records, actors, scope)
    found = []
    for one in notifications:
        line = _bare(one, actors, scope)
        if named is not None and one.id not in named:
            line = replace(line, actor=None)
        text = texts.get(one.comment_id) if one.comment_id else ""
        if (one.about_type, one.about_id) in records and text is not None:
            place, record = records[one.about_type, one.about_id]
            url = place.url(record, slug=slug, staff=scope.is_staff, comment_id=one.comment_id)
            told = [facts[event] for event in one.events if event in facts]
            line = replace(line, title=place.title(record), text=text[:TEXT_LENGTH], url=url, facts=told)
        found.append(line)
    return found


def _bare(one: Notification, actors: dict[UUID, Membership], scope: Scope) -> Line:
    """What is shown even of a record that is lost: that something happened, and who did it."""
    code = one.why or one.kind
    return Line(
        id=one.id,
        kind=one.kind,
        kind_name=kind_for(scope.kind, one.kind).name,
        why=Why(code, str(WHY[code])),
        at=one.created_at,
        read_at=one.read_at,
        archived_at=one.archived_at,
        about=About(one.about_type, one.about_id),
        comment_id=one.comment_id,
        actor=actors.get(one.actor_id) if one.actor_id else None,
    )


def _facts(notifications: Sequence[Notification], records: Records, scope: Scope) -> dict[UUID, Any]:
    """What the changes say to the reader, by event; one query, and what the timeline's room asks besides."""
    about = {event: (one.about_type, one.about_id) for one in notifications for event in one.events}
    seen = [event for event, key in about.items() if key in records]
    if not seen:
        return {}
    events = Event.objects.filter(workspace_id=scope.workspace_id, pk__in=seen)
    return facts_for(scope, [(records[about[event.id]][1], event) for event in events])


def _named_to(
    notifications: Sequence[Notification], records: Records, actors: dict[UUID, Membership], scope: Scope
) -> set[UUID]:
    """The notifications whose doer an outsider may know: themselves, their company's people, and staff who turned to
    them; of changes only those they have met on the record. Never another company's people.
    """
    met: dict[tuple[str, UUID], set[UUID]] = {}
    found = set()
    for one in notifications:
        actor, key = actors.get(one.actor_id) if one.actor_id else None, (one.about_type, one.about_id)
        if actor is None:
            continue
        is_own = actor.id == scope.member_id or actor.circle_id in scope.held.circles
        if is_own or (actor.kind == Kind.STAFF and one.kind != Notification.Kind.CHANGE):
            found.add(one.id)
        elif one.kind == Notification.Kind.CHANGE and key in records:
            if key not in met:
                met[key] = known_on(records[key][1], scope, actors)
            if actor.id in met[key]:
                found.add(one.id)
    return found


def said_of(line: Line, scope: Scope) -> str:
    """What a notification says where no page draws it: the comment's words, or what has changed; "" for nothing."""
    return line.text or (facts_in_words(line.facts, scope) if line.facts else "")


def letter_of(notification: Notification, scope: Scope, slug: str) -> dict[str, str] | None:
    """What the mail of a notification shows; None when its recipient may not know any of it (any more).

    Args:
        scope: the recipient's.
    """
    (line,) = lines_of([notification], scope, slug)
    if line.url is None:
        return None
    until = None
    if notification.kind == Notification.Kind.SHARE:
        found = _records([notification], scope)
        until = _until(found[notification.about_type, notification.about_id][1], scope)
    return {
        "who": line.actor.name if line.actor else "",
        "about": line.title or "",
        "text": said_of(line, scope),
        "path": line.url,
        "until": date_format(until) if until else "",
    }


def places_of(keys: Iterable[tuple[str, UUID]], scope: Scope, slug: str) -> dict[tuple[str, UUID], tuple[str, str]]:
    """Title and address of records, by noun and id; those the reader does not see (any more) are absent."""
    found = _seen(keys, scope)
    return {
        key: (place.title(record), place.url(record, slug=slug, staff=scope.is_staff))
        for key, (place, record) in found.items()
    }


def _until(record: models.Model, scope: Scope) -> datetime | None:
    """When the recipient's share of a record ends; the last one if there are several, None for no end."""
    ends = [
        grant.expires_at
        for grant in shares_of(record)
        if (grantee := grantee_of(grant)).pk == scope.member_id or grantee.pk in scope.held.circles
    ]
    return None if None in ends else max((end for end in ends if end), default=None)


def _records(notifications: Sequence[Notification], scope: Scope) -> Records:
    return _seen([(one.about_type, one.about_id) for one in notifications], scope)


def _seen(keys: Iterable[tuple[str, UUID]], scope: Scope) -> Records:
    """The records the reader still sees, one query a kind of record."""
    wanted: dict[str, set[UUID]] = {}
    for noun, pk in keys:
        wanted.setdefault(noun, set()).add(pk)
    found: Records = {}
    for noun, ids in wanted.items():
        place = place_of(noun)
        if place is not None:
            for record in scope.visible(place.model).filter(pk__in=ids):
                found[noun, record.pk] = (place, record)
    return found
