"""Reading what one was told, and putting it away."""

from typing import Any
from uuid import UUID

from ninja import Query

from collaboration.notifications import operations, queries
from collaboration.notifications.api.doors import door, portal_door
from collaboration.notifications.models import Notification
from collaboration.notifications.schemas import (
    GroupFilters,
    GroupsOut,
    InboxFilters,
    InboxOut,
    MarkIn,
    NotificationOut,
    UnreadOut,
)
from journal.acting import act
from journal.errors import NotFound
from permissions.http import Request
from permissions.refs import key_parts
from permissions.scope.page import keyset


@door.get("/notifications", response=InboxOut)
@portal_door.get("/notifications", response=InboxOut, operation_id="portal_list_notifications")
def list_notifications(request: Request, filters: Query[InboxFilters]) -> dict[str, Any]:
    rows = queries.inbox(request.scope, state="unread" if filters.unread else filters.state)
    if filters.about:
        noun, pk = key_parts(filters.about, "about")
        rows = rows.filter(about_type=noun, about_id=pk)
    page = keyset(rows, order="-created_at", after=filters.after, n=filters.limit)
    lines = queries.lines_of(page.items, request.scope, request.workspace.slug)
    return {"items": lines, "next": page.next}


@door.get("/notifications/groups", response=GroupsOut)
@portal_door.get("/notifications/groups", response=GroupsOut, operation_id="portal_list_notification_groups")
def list_groups(request: Request, filters: Query[GroupFilters]) -> dict[str, Any]:
    """By record, the one with the latest news first."""
    groups, following = queries.groups_of(
        request.scope, request.workspace.slug, state=filters.state, after=filters.after, n=filters.limit
    )
    return {"items": groups, "next": following}


@door.get("/notifications/unread", response=UnreadOut)
@portal_door.get("/notifications/unread", response=UnreadOut, operation_id="portal_count_unread")
def count_unread(request: Request) -> dict[str, int]:
    return {"count": queries.unread_count(request.scope)}


@door.post("/notifications/mark", response=UnreadOut)
@portal_door.post("/notifications/mark", response=UnreadOut, operation_id="portal_mark_notifications")
def mark_notifications(request: Request, body: MarkIn) -> dict[str, int]:
    """Several at once; answers how many are left unread. Ids of nobody are passed over."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        rows = queries.inbox(request.scope)
        if body.about is not None:
            noun, pk = key_parts(body.about, "about")
            rows = rows.filter(about_type=noun, about_id=pk)
        else:
            rows = rows.filter(pk__in=body.ids)
        operations.mark(rows=rows, as_=body.as_, scope=request.scope)
        if (body.about or body.ids) and not rows.exists():
            raise NotFound
    return {"count": queries.unread_count(request.scope)}


@door.post("/notifications/read-all", response=UnreadOut)
@portal_door.post("/notifications/read-all", response=UnreadOut, operation_id="portal_read_all_notifications")
def read_all_notifications(request: Request) -> dict[str, int]:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        operations.read_all(scope=request.scope)
    return {"count": 0}


@door.post("/notifications/{notification_id}/read", response=NotificationOut)
@portal_door.post(
    "/notifications/{notification_id}/read", response=NotificationOut, operation_id="portal_read_notification"
)
def read_notification(request: Request, notification_id: UUID) -> NotificationOut:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        notification = _own(request, notification_id)
        operations.read(notification=notification)
    return _shown(request, notification)


@door.post("/notifications/{notification_id}/unread", response=NotificationOut)
@portal_door.post(
    "/notifications/{notification_id}/unread", response=NotificationOut, operation_id="portal_unread_notification"
)
def unread_notification(request: Request, notification_id: UUID) -> NotificationOut:
    return _marked(request, notification_id, "unread")


@door.post("/notifications/{notification_id}/archive", response=NotificationOut)
@portal_door.post(
    "/notifications/{notification_id}/archive", response=NotificationOut, operation_id="portal_archive_notification"
)
def archive_notification(request: Request, notification_id: UUID) -> NotificationOut:
    """Put it away; it is read, too."""
    return _marked(request, notification_id, "archived")


@door.post("/notifications/{notification_id}/unarchive", response=NotificationOut)
@portal_door.post(
    "/notifications/{notification_id}/unarchive",
    response=NotificationOut,
    operation_id="portal_unarchive_notification",
)
def unarchive_notification(request: Request, notification_id: UUID) -> NotificationOut:
    return _marked(request, notification_id, "inbox")


def _marked(request: Request, notification_id: UUID, as_: str) -> NotificationOut:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        _own(request, notification_id)
        operations.mark(rows=queries.inbox(request.scope).filter(pk=notification_id), as_=as_, scope=request.scope)
        notification = _own(request, notification_id)
    return _shown(request, notification)


def _own(request: Request, notification_id: UUID) -> Notification:
    notification = queries.inbox(request.scope).select_for_update().filter(pk=notification_id).first()
    if notification is None:
        raise NotFound
    return notification


def _shown(request: Request, notification: Notification) -> NotificationOut:
    return NotificationOut.from_orm(queries.lines_of([notification], request.scope, request.workspace.slug)[0])
