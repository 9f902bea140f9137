"""The threads on a document's text that a reader hears."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from collaboration.comments.models import Comment
from collaboration.comments.models.comment import CommentQuerySet
from collaboration.comments.queries import comments_on, with_names
from collaboration.documents.models import Document
from journal.errors import NotFound
from permissions.scope import Scope


def threads_on(document: Document, scope: Scope, *, resolved: bool | None = None) -> CommentQuerySet:
    """The first comments of the threads a reader hears; the document was loaded through the same scope.

    Args:
        resolved: those alone that are resolved, or open; all of them unless given.
    """
    rows = comments_on(document, scope).filter(parent=None, anchor__isnull=False).select_related("anchor")
    return rows if resolved is None else rows.filter(resolved_at__isnull=not resolved)


def load_thread(document: Document, scope: Scope, thread_id: UUID) -> Comment:
    """One thread by its first comment.

    Raises:
        NotFound: there is none that this reader hears.
    """
    thread = threads_on(document, scope).filter(pk=thread_id).first()
    if thread is None:
        raise NotFound
    return thread


def with_answers(threads: Iterable[Comment], document: Document, scope: Scope, slug: str) -> list[Any]:
    """Threads with all that ThreadOut shows: the anchor and every comment, the oldest first.

    Args:
        slug: the workspace's, for the addresses of files.
    """
    found: list[Any] = list(threads)
    answers = comments_on(document, scope).filter(parent__in=[one.pk for one in found]).order_by("created_at", "id")
    said: dict[UUID, list[Any]] = {one.pk: [one] for one in found}
    for answer in answers:
        if answer.parent_id is not None:
            said[answer.parent_id].append(answer)
    with_names([one for comments in said.values() for one in comments], document, scope, slug)
    for one in found:
        one.thread = said[one.pk]
    return found
