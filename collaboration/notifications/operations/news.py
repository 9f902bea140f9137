"""What happens to a record is told to those who follow it, at the end of the act, in its transaction."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models

from accounts.models import Kind, Membership
from collaboration.notifications.models import Following
from collaboration.notifications.operations.telling import notify
from collaboration.notifications.registry import is_shown_outside, news_kind, place_of
from journal.acting import Act
from journal.models import Event
from permissions.scope import Scope

Key = tuple[str, UUID]


def tell_followers(now: Act) -> None:
    """One line a follower and record, of the comment if there is one; whoever was told already is not told twice."""
    rows = [row for row in now.rows if news_kind(row.kind) and row.payload.get("changes") != {}]
    if not rows:
        return
    followers = _followers(now, {row.about_id for row in rows})
    if not followers:
        return
    told = set(_told(now.rows))
    for key, followings in followers.items():
        mine = [row for row in rows if (row.about_type, row.about_id) == key]
        record = _record(key)
        if not mine or record is None:
            continue
        first = next((row for row in mine if news_kind(row.kind) == "comment"), mine[0])
        waiting = [one for one in followings if (str(one.member_id), f"{key[0]}:{key[1]}") not in told]
        if news_kind(first.kind) == "change":
            waiting = [one for one in waiting if _may_hear(one.member, mine, record)]
        notify(
            recipients=[one.member for one in waiting],
            kind=news_kind(first.kind),
            about=record,
            comment_id=UUID(comment) if (comment := first.payload.get("comment_id")) else None,
            only=first.audience.get("only"),
            why={one.member_id: f"follow_{one.why}" for one in waiting},
            events=[row.id for row in mine if news_kind(row.kind) == "change"],
        )


def _followers(now: Act, ids: set[UUID]) -> dict[Key, list[Following]]:
    rows = Following.objects.filter(workspace_id=now.workspace.id, about_id__in=ids, state=Following.State.FOLLOW)
    found: dict[Key, list[Following]] = {}
    for one in rows.exclude(member_id=now.actor.member_id).select_related("member__user"):
        found.setdefault((one.about_type, one.about_id), []).append(one)
    return found


def _told(rows: Iterable[Event]) -> Iterable[tuple[str, str]]:
    for row in rows:
        if row.kind == "notification.made":
            yield row.audience["members"][0], row.payload["record"]


def _may_hear(member: Membership, rows: Iterable[Event], record: models.Model) -> bool:
    """An outsider hears of what their own page shows: that something else has changed would tell of it."""
    if member.kind == Kind.STAFF:
        return True
    scope = Scope.of(member)
    return any(is_shown_outside(row, record, scope) for row in rows)


def _record(key: Key) -> models.Model | None:
    place = place_of(key[0])
    return place.model._default_manager.filter(pk=key[1]).first() if place is not None else None
