"""Comments, for staff and for the portal alike: the scope decides what each hears and whom they speak to."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Model
from ninja import Query

from collaboration.comments import budget, operations, queries
from collaboration.comments.errors import AudienceIsFixed
from collaboration.comments.models import Comment
from collaboration.comments.registry import load_about
from collaboration.comments.schemas import (
    AboutFilters,
    CommentFilters,
    CommentIn,
    CommentOut,
    CommentPatch,
    CommentsOut,
    MentionableFilters,
    OfferOut,
    ReactIn,
    TeamCallOut,
    TeamFilters,
)
from journal.acting import act
from journal.errors import Forbidden
from permissions.http import Door, PortalDoor, Request
from permissions.lists import ids_of
from permissions.refs import MemberRef
from permissions.scope.page import keyset

door = Door(tags=["comments"])
portal_door = PortalDoor(tags=["portal: comments"])


@door.get("/comments", response=CommentsOut)
@portal_door.get("/comments", response=CommentsOut, operation_id="portal_list_comments")
def list_comments(request: Request, filters: Query[CommentFilters]) -> dict[str, Any]:
    """Newest first; `ids` asks for specific ones."""
    record = load_about(request.scope, filters.about)
    by = queries.Narrow(field=filters.field, pinned=filters.pinned, resolved=filters.resolved)
    rows = queries.comments_on(record, request.scope, by)
    if filters.ids:
        rows = rows.filter(pk__in=ids_of(filters.ids))
    page = keyset(rows, order="-created_at", after=filters.after, n=100 if filters.ids else filters.limit)
    return {"items": queries.with_names(page.items, record, request.scope, request.workspace.slug), "next": page.next}


@door.post("/comments", response=CommentOut)
@portal_door.post("/comments", response=CommentOut, operation_id="portal_add_comment")
def add_comment(request: Request, body: CommentIn) -> CommentOut:
    budget.spend(request)
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        record = load_about(request.scope, body.about, writing=True)
        comment = operations.add_comment(
            record=record,
            scope=request.scope,
            body=body.body,
            audience=body.audience,
            parent_id=body.parent_id,
            comment_id=body.id,
            file_ids=body.file_ids,
            field=body.field,
            quote=operations.Quote(body.quote.comment_id, body.quote.text) if body.quote else None,
        )
    return _shown(comment, record, request)


# Before the comments themselves: "audiences" is not a comment's id.
@door.get("/comments/audiences", response=list[OfferOut])
@portal_door.get("/comments/audiences", response=list[OfferOut], operation_id="portal_list_audiences")
def list_audiences(request: Request, filters: Query[AboutFilters]) -> list[queries.Offer]:
    """Whom a comment may be for, the default first."""
    return queries.offered(load_about(request.scope, filters.about), request.scope)


@door.get("/comments/mentionable", response=list[MemberRef])
@portal_door.get("/comments/mentionable", response=list[MemberRef], operation_id="portal_list_mentionable")
def list_mentionable(request: Request, filters: Query[MentionableFilters]) -> list[Any]:
    """Whom a comment for this audience may name; at most 20."""
    record = load_about(request.scope, filters.about)
    to, _first = queries.audience_of_new(record, request.scope, filters.audience, None)
    return queries.mentionable(record, request.scope, to, filters.q)


@door.get("/comments/mentionable/teams", response=list[TeamCallOut])
def list_mentionable_teams(request: Request, filters: Query[TeamFilters]) -> list[Any]:
    """The teams a comment may name, with those of each who do not see the record; at most 8."""
    return queries.mentionable_teams(load_about(request.scope, filters.about), request.scope, filters.q)


@door.patch("/comments/{comment_id}", response=CommentOut)
@portal_door.patch("/comments/{comment_id}", response=CommentOut, operation_id="portal_edit_comment")
def edit_comment(request: Request, comment_id: UUID, body: CommentPatch) -> CommentOut:
    if body.audience is not None:
        raise AudienceIsFixed
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        comment, record = _to_change(request, comment_id)
        operations.edit_comment(
            comment=comment, record=record, scope=request.scope, body=body.body, version=body.version
        )
    return _shown(comment, record, request)


@door.delete("/comments/{comment_id}", response=CommentOut)
@portal_door.delete("/comments/{comment_id}", response=CommentOut, operation_id="portal_delete_comment")
def delete_comment(request: Request, comment_id: UUID) -> CommentOut:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        comment, record = _to_change(request, comment_id)
        operations.delete_comment(comment=comment, record=record, scope=request.scope)
    return _shown(comment, record, request)


@door.post("/comments/{comment_id}/react", response=CommentOut)
@portal_door.post("/comments/{comment_id}/react", response=CommentOut, operation_id="portal_react")
def react(request: Request, comment_id: UUID, body: ReactIn) -> CommentOut:
    """Put one's sign under a comment, or take it back (`on: false`)."""
    return _marked(request, comment_id, partial(operations.react, emoji=body.emoji, on=body.on))


@door.post("/comments/{comment_id}/resolve", response=CommentOut)
@portal_door.post("/comments/{comment_id}/resolve", response=CommentOut, operation_id="portal_resolve_thread")
def resolve_thread(request: Request, comment_id: UUID) -> CommentOut:
    return _marked(request, comment_id, operations.resolve_thread)


@door.post("/comments/{comment_id}/reopen", response=CommentOut)
@portal_door.post("/comments/{comment_id}/reopen", response=CommentOut, operation_id="portal_reopen_thread")
def reopen_thread(request: Request, comment_id: UUID) -> CommentOut:
    return _marked(request, comment_id, operations.reopen_thread)


@door.post("/comments/{comment_id}/pin", response=CommentOut)
def pin_comment(request: Request, comment_id: UUID) -> CommentOut:
    return _marked(request, comment_id, operations.pin_comment)


@door.post("/comments/{comment_id}/unpin", response=CommentOut)
def unpin_comment(request: Request, comment_id: UUID) -> CommentOut:
    return _marked(request, comment_id, operations.unpin_comment)


def _marked(request: Request, comment_id: UUID, mark: Callable[..., None]) -> CommentOut:
    """Do something to a comment one hears, on a record one may comment."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        comment, record = _to_change(request, comment_id)
        mark(comment=comment, record=record)
    return _shown(comment, record, request)


def _to_change(request: Request, comment_id: UUID) -> tuple[Comment, Model]:
    """A comment, locked, and its record with the verb for writing there.

    Raises:
        NotFound: the reader does not hear it, or does not see its record (any more).
        Forbidden: they may not write there, or no longer belong to those it is for.
    """
    comment = queries.heard_comment(request.scope, comment_id)
    record = load_about(request.scope, f"{comment.about_type}:{comment.about_id}", writing=True)
    if not queries.is_among(request.scope, comment):
        raise Forbidden
    return comment, record


def _shown(comment: Comment, record: Model, request: Request) -> CommentOut:
    return CommentOut.from_orm(queries.with_names([comment], record, request.scope, request.workspace.slug)[0])
