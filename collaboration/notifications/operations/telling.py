"""Telling people. Everything here runs inside act()."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import models
from procrastinate.contrib.django import app

from accounts.models import Membership
from collaboration.notifications.events import NotificationMade
from collaboration.notifications.kinds import KINDS, Ways
from collaboration.notifications.models import Notification
from collaboration.notifications.operations.following import follow
from collaboration.notifications.queries import muting, ways_of, with_devices
from journal.acting import current, noun_of, publish
from permissions.registry import guard_of
from permissions.scope import Scope


def notify(
    *,
    recipients: Iterable[Membership],
    kind: str,
    about: models.Model,
    comment_id: UUID | None = None,
    only: str | None = None,
    by_mail: bool = True,
    why: Mapping[UUID, str] | None = None,
    events: Iterable[UUID] = (),
) -> list[Notification]:
    """Tell people of a record, each by the ways they chose: a line in the inbox, a mail, a message to their browsers.

    Whoever acts is never told of it, nobody is told of a record that their own scope hides at this moment, and whoever
    muted the record only of what concerns them in person. Who is mentioned or made responsible follows it from now on.

    Args:
        recipients: whom to tell; twice the same person counts once.
        kind: one of kinds.KINDS.
        about: the record; its model is registered with notifications.registry.tellable.
        comment_id: the comment to open.
        only: the comment's audience, as in journal.acting.publish; None when all who see `about` may know.
        by_mail: False where the room writes to them itself, or a mail would be too much.
        why: a key of kinds.WHY by member, where it is not the kind itself.
        events: the facts of the journal it tells of, where there is no comment.
    """
    me = current().actor.member_id
    people = {one.id: one for one in recipients if one.id != me}
    deaf = set() if KINDS[kind].is_personal else muting(about, people)
    told = [one for one in people.values() if one.id not in deaf and _may_know(one, about, only)]
    if not told:
        return []
    if kind in ("mention", "assignment"):
        follow(members=told, about=about, why=kind)
    ways, reachable, facts = ways_of(told, kind), with_devices(told), list(events)
    made = []
    for person in told:
        by = ways[person.id]
        by = Ways(by.in_app, by.email and by_mail, by.push and person.id in reachable)
        if by.in_app or by.email or by.push:
            made.append(_make(person, kind, about, comment_id, facts, (why or {}).get(person.id, ""), by))
    return made


def _make(
    person: Membership,
    kind: str,
    about: models.Model,
    comment_id: UUID | None,
    events: list[UUID],
    why: str,
    by: Ways,
) -> Notification:
    notification = Notification.objects.create(
        workspace_id=current().workspace.id,
        recipient=person,
        kind=kind,
        about_type=noun_of(about),
        about_id=about.pk,
        comment_id=comment_id,
        events=events,
        actor_id=current().actor.member_id,
        why=why,
        in_app=by.in_app,
    )
    record = f"{noun_of(about)}:{about.pk}"
    publish(
        NotificationMade(why=why or kind, record=record, comment_id=comment_id),
        about=notification,
        members=[person.id],
    )
    # The jobs are rows of this transaction: they exist if and only if the act is committed. No mail waits for pushes,
    # which may be slow on purpose.
    for task, wanted, priority in (("notifications.mail", by.email, 0), ("notifications.push", by.push, -1)):
        if wanted:
            app.configure_task(task, queue="mail", priority=priority).defer(
                workspace_id=str(notification.workspace_id), notification_id=str(notification.id)
            )
    return notification


def _may_know(person: Membership, about: models.Model, only: str | None) -> bool:
    scope = Scope.of(person)
    if only is not None and not scope.is_staff and only not in scope.ears:
        return False
    return scope.allows(about, guard_of(type(about)).view)
