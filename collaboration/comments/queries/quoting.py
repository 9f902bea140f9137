"""Quoting another comment: never into other ears."""

from uuid import UUID

from django.db import models

from collaboration.comments.errors import CommentIsDeleted, QuoteIsNotInIt, QuoteNotForAudience
from collaboration.comments.markup import plain
from collaboration.comments.models import Comment
from collaboration.comments.queries.audiences import INTERNAL, To
from journal.acting import noun_of
from journal.errors import NotFound
from permissions.scope import Scope


def quoted_by(comment_id: UUID, text: str, record: models.Model, scope: Scope, to: To) -> tuple[Comment, str]:
    """The comment a new one quotes, and the words: all of it when none are given.

    Args:
        to: the audience of the new comment.

    Raises:
        NotFound: the writer hears no such comment on this record.
        CommentIsDeleted, QuoteIsNotInIt.
        QuoteNotForAudience: not everybody who reads the new comment hears the quoted one.
    """
    quoted = Comment.objects.about(noun_of(record), record.pk).heard_by(scope).filter(pk=comment_id).first()
    if quoted is None:
        raise NotFound
    if quoted.deleted_at is not None:
        raise CommentIsDeleted
    if to not in (INTERNAL, To.of(quoted)):
        raise QuoteNotForAudience
    whole, words = plain(quoted.body), plain(text)
    if words not in whole:
        raise QuoteIsNotInIt
    return quoted, (words or whole)[:1000]
