"""Starting threads on a text, and seeing when its words are gone."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from collaboration.comments.models import Comment
from collaboration.comments.operations import add_comment
from collaboration.documents.content.reading import read_fragment
from collaboration.documents.content.text import text_of
from collaboration.documents.models import Document
from collaboration.documents.queries import fragment_of, loaded
from collaboration.documents.threads.models import Anchor
from collaboration.documents.threads.positions import Deleted, letter_of
from permissions.scope import Scope


def start_thread(
    *,
    document: Document,
    scope: Scope,
    body: str,
    start: bytes,
    end: bytes,
    quote: str,
    audience: str | None = None,
    comment_id: UUID | None = None,
    file_ids: Sequence[UUID] = (),
) -> Comment:
    """Say something about words of a document, to one audience; see comments.operations.add_comment.

    Args:
        document: loaded with the verb for commenting it, through the writer's `scope`.
        start, end: relative positions around the words.
        quote: the words, a cleaned line.

    Raises:
        BadAnchor, and what add_comment raises.
    """
    letter_of(start, "start")
    letter_of(end, "end")
    comment = add_comment(
        record=document, scope=scope, body=body, audience=audience, comment_id=comment_id, file_ids=file_ids
    )
    # A retry finds the comment it made before, and its anchor.
    Anchor.objects.get_or_create(
        comment=comment,
        defaults={
            "workspace_id": comment.workspace_id,
            "document": document,
            "start": start,
            "end": end,
            "quote": quote,
        },
    )
    return comment


def look_at_anchors(document: Document) -> None:
    """Note which threads have lost their words, and which have them back (somebody undid it)."""
    anchors = list(Anchor.objects.filter(document=document))
    if not anchors:
        return
    doc = loaded(document)
    deleted, words = Deleted(doc), " ".join(text_of(read_fragment(fragment_of(doc))).split())
    for anchor in anchors:
        ends = (letter_of(bytes(anchor.start), "start"), letter_of(bytes(anchor.end), "end"))
        is_gone = all(one in deleted for one in ends if one is not None) and anchor.quote not in words
        if is_gone == (anchor.deleted_at is None):
            anchor.deleted_at = timezone.now() if is_gone else None
            anchor.save(update_fields=["deleted_at"])
