"""Looking at what one was told, and putting it away."""

from django.db import models
from django.utils import timezone

from collaboration.notifications.events import NotificationRead, NotificationsMarked
from collaboration.notifications.models import Notification
from collaboration.notifications.queries import inbox
from journal.acting import publish
from permissions.scope import Scope

# What each mark sets; the moment is filled in.
_MARKS = {
    "read": ("read_at", True),
    "unread": ("read_at", False),
    "archived": ("archived_at", True),
    "inbox": ("archived_at", False),
}


def read(*, notification: Notification) -> None:
    """One has looked at it; the person's other screens hear of it."""
    if notification.read_at is None:
        notification.read_at = timezone.now()
        notification.save(update_fields=["read_at"])
        publish(NotificationRead(), about=notification, members=[notification.recipient_id])


def read_all(*, scope: Scope) -> int:
    """Everything in one's inbox has been looked at; returns how many were new."""
    newest = inbox(scope, state="unread").order_by("-created_at").first()
    if newest is None:
        return 0
    count = inbox(scope, state="unread").update(read_at=timezone.now())
    publish(NotificationRead(all=True), about=newest, members=[scope.member_id])
    return count


def mark(*, rows: "models.QuerySet[Notification]", as_: str, scope: Scope) -> int:
    """Mark some of one's notifications.

    Args:
        rows: of one's own inbox; see queries.inbox.
        as_: "read", "unread", "archived" (read, too) or "inbox".

    Returns:
        How many were something else before.
    """
    field, is_set = _MARKS[as_]
    other = rows.filter(**{f"{field}__isnull": is_set})
    newest = other.order_by("-created_at").first()
    if newest is None:
        return 0
    now = timezone.now()
    if as_ == "archived":
        rows.filter(read_at=None).update(read_at=now)
    count = rows.filter(**{f"{field}__isnull": is_set}).update(**{field: now if is_set else None})
    publish(NotificationsMarked(how=as_), about=newest, members=[scope.member_id])
    return count
