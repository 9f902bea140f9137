"""What readers do to a comment: react, resolve and reopen its thread, pin it. Each is a state: again is no change."""

from django.db import models
from django.utils import timezone

from collaboration.comments.errors import CommentIsDeleted, OnlyThreadsResolve, UnknownEmoji
from collaboration.comments.events import (
    CommentPinned,
    CommentReacted,
    CommentUnpinned,
    ThreadReopened,
    ThreadResolved,
)
from collaboration.comments.models import EMOJI, Comment, Reaction
from journal.acting import current, publish


def react(*, comment: Comment, record: models.Model, emoji: str, on: bool) -> None:
    """Put one's sign under a comment, or take it back.

    Args:
        record: what the comment is about, loaded with the verb for commenting.

    Raises:
        CommentIsDeleted, UnknownEmoji.
    """
    _require_standing(comment)
    if emoji not in EMOJI:
        raise UnknownEmoji
    mine = {"comment": comment, "member_id": current().actor.member_id, "emoji": emoji}
    if on:
        _row, changed = Reaction.objects.get_or_create(**mine, defaults={"workspace_id": comment.workspace_id})
    else:
        changed = bool(Reaction.objects.filter(**mine).delete()[0])
    if changed:
        publish(CommentReacted(comment_id=comment.id), about=record, only=comment.only)


def resolve_thread(*, comment: Comment, record: models.Model) -> None:
    """Say that a thread needs no more answers.

    Raises:
        CommentIsDeleted, OnlyThreadsResolve.
    """
    _require_thread(comment)
    if comment.resolved_at is None:
        comment.resolved_at, comment.resolved_by_id = timezone.now(), current().actor.member_id
        comment.save(update_fields=["resolved_at", "resolved_by"])
        publish(ThreadResolved(comment_id=comment.id), about=record, only=comment.only)


def reopen_thread(*, comment: Comment, record: models.Model) -> None:
    """Take a resolved thread up again; an answer does it, too.

    Raises:
        CommentIsDeleted, OnlyThreadsResolve.
    """
    _require_thread(comment)
    if comment.resolved_at is not None:
        comment.resolved_at = comment.resolved_by = None
        comment.save(update_fields=["resolved_at", "resolved_by"])
        publish(ThreadReopened(comment_id=comment.id), about=record, only=comment.only)


def pin_comment(*, comment: Comment, record: models.Model) -> None:
    """Keep a comment at the top of its record, for everybody who hears it.

    Raises:
        CommentIsDeleted.
    """
    _require_standing(comment)
    if comment.pinned_at is None:
        comment.pinned_at, comment.pinned_by_id = timezone.now(), current().actor.member_id
        comment.save(update_fields=["pinned_at", "pinned_by"])
        publish(CommentPinned(comment_id=comment.id), about=record, only=comment.only)


def unpin_comment(*, comment: Comment, record: models.Model) -> None:
    """Let a comment go back to its place."""
    if comment.pinned_at is not None:
        comment.pinned_at = comment.pinned_by = None
        comment.save(update_fields=["pinned_at", "pinned_by"])
        publish(CommentUnpinned(comment_id=comment.id), about=record, only=comment.only)


def _require_standing(comment: Comment) -> None:
    if comment.deleted_at is not None:
        raise CommentIsDeleted


def _require_thread(comment: Comment) -> None:
    _require_standing(comment)
    if comment.parent_id is not None:
        raise OnlyThreadsResolve
