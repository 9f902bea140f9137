"""The comments a reader hears."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.db.models import Count

from collaboration.comments.markup import plain
from collaboration.comments.models import Comment
from collaboration.comments.models.comment import CommentQuerySet
from journal.acting import noun_of
from journal.errors import NotFound
from permissions.field_rights import field_name, rights_on
from permissions.scope import Scope


@dataclass(frozen=True)
class Narrow:
    """What a list of comments is narrowed by; None and "" for not at all.

    Args:
        field: about one field of the record, as answers name it; "*" for the threads at any field.
        resolved: first comments of threads, resolved or open.
    """

    field: str = ""
    pinned: bool | None = None
    resolved: bool | None = None


def comments_on(record: models.Model, scope: Scope, by: Narrow = Narrow()) -> CommentQuerySet:
    """The comments of a record that a reader hears; the record was loaded through the same scope."""
    rows = Comment.objects.about(noun_of(record), record.pk).heard_by(scope).standing()
    if by.field == "*":
        rows = rows.filter(parent=None, field__in=rights_on(record, scope).reads)
    elif by.field:
        rows = rows.filter(field__in=rights_on(record, scope).reads & {field_name(by.field)})
    if by.pinned is not None:
        rows = rows.filter(pinned_at__isnull=not by.pinned, deleted_at=None)
    if by.resolved is not None:
        rows = rows.filter(parent=None, resolved_at__isnull=not by.resolved)
    return rows


def heard_comment(scope: Scope, comment_id: UUID) -> Comment:
    """One comment, locked for a change. Whether the reader still sees its record is asked next.

    Raises:
        NotFound: there is none that this reader hears.
    """
    rows = Comment.objects.heard_by(scope).select_for_update(no_key=True)
    comment = rows.filter(pk=comment_id).first()
    if comment is None:
        raise NotFound
    return comment


def is_among(scope: Scope, comment: Comment) -> bool:
    """Whether a reader still belongs to those a comment is for; one's own words to a former company stay readable."""
    return scope.is_staff or comment.only in scope.ears


def counts_for(scope: Scope, about_type: str, ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many comments a reader hears on each of some records they see; records without any are absent."""
    rows = Comment.objects.heard_by(scope).filter(about_type=about_type, about_id__in=list(ids), deleted_at=None)
    return dict(rows.order_by().values_list("about_id").annotate(Count("id")))


def quote(scope: Scope, comment_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The plain text of comments a reader hears, for notifications; deleted ones are absent.

    Whether the reader still sees the record is asked by the caller.
    """
    rows = Comment.objects.heard_by(scope).filter(pk__in=list(comment_ids), deleted_at=None)
    return {comment.id: plain(comment.body) for comment in rows}
