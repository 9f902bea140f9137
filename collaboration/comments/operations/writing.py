"""Every write of a comment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from accounts.models import Membership
from collaboration.comments.errors import CommentIsDeleted, CommentIsEmpty, NotYourComment
from collaboration.comments.events import CommentAdded, CommentDeleted, CommentEdited
from collaboration.comments.markup import renamed
from collaboration.comments.models import Comment
from collaboration.comments.operations.marking import reopen_thread
from collaboration.comments.operations.naming import keep_mentions, people_named, teams_named
from collaboration.comments.queries import TeamCall, To, audience_of_new, field_of_new, quoted_by
from collaboration.comments.registry import kind_of
from collaboration.files.operations import attach, remove_files_of
from collaboration.files.queries import files_of
from collaboration.notifications.operations import follow, notify
from journal.acting import noun_of, publish
from journal.errors import IdTaken
from journal.ids import uuid7
from journal.versions import require_version
from permissions.scope import Scope


@dataclass(frozen=True)
class Quote:
    """Args:
    text: the words quoted; "" for the whole comment.
    """

    comment_id: UUID
    text: str = ""


def add_comment(
    *,
    record: models.Model,
    scope: Scope,
    body: str,
    audience: str | None = None,
    parent_id: UUID | None = None,
    comment_id: UUID | None = None,
    file_ids: Sequence[UUID] = (),
    field: str = "",
    quote: Quote | None = None,
) -> Comment:
    """Say something about a record, to one audience; tells whoever is named, answered or responsible.

    Args:
        record: loaded with the verb for commenting it, through the writer's `scope`.
        body: cleaned text, people named as @[Name](member:<id>).
        audience: "internal", "company:<company id>" or "member:<id>"; None for the thread's, or the writer's default.
        parent_id: the comment it answers; an answer to an answer joins the thread's first comment.
        comment_id: proposed by the browser: the same id again returns the same comment.
        file_ids: the writer's own new uploads; they get the comment's audience.
        field: the field of the record it is about; an answer is about its thread's.
        quote: a passage of another comment.

    Returns:
        The comment; its `left_out` names those of a mentioned team who do not see the record and were not told.

    Raises:
        CommentIsEmpty, FileIsNotYours, NoSuchTeam, FieldNotCommentable, FieldHiddenFromAudience.
        QuoteNotForAudience, QuoteIsNotInIt.
        OutsideAudience, AudienceIsFixed, NotSharedWithAudience, CommentIsDeleted, NotFound, IdTaken.
    """
    if known := _said_before(comment_id, record, scope):
        return known
    if not body and not file_ids:
        raise CommentIsEmpty
    to, first = audience_of_new(record, scope, audience, parent_id)
    people, calls = people_named(body, record, scope, to), teams_named(body, record, scope)
    comment = _draft(record, scope, to, first, comment_id)
    comment.field = first.field if first is not None else field_of_new(field, record, scope, to)
    if quote is not None:
        comment.quoted, comment.quoted_text = quoted_by(quote.comment_id, quote.text, record, scope, to)
    comment.body = _renamed(body, people, calls)
    if not _insert(comment):
        # A retry that ran at the same moment was first; an id of another workspace is known to nobody here.
        if known := _said_before(comment_id, record, scope):
            return known
        raise IdTaken
    attach(file_ids=file_ids, about=record, only=comment.only, part=("comment", comment.id))
    _make_known(comment, record, scope, people, calls)
    return comment


def _make_known(
    comment: Comment, record: models.Model, scope: Scope, people: list[Membership], calls: list[TeamCall]
) -> None:
    """All that a new comment brings about: its event, an open thread, a follower, notifications."""
    keep_mentions(comment, people)
    publish(CommentAdded(comment_id=comment.id, parent_id=comment.parent_id), about=record, only=comment.only)
    if comment.parent is not None:
        reopen_thread(comment=comment.parent, record=record)
    follow(members=[comment.author], about=record, why="comment")
    _tell(comment, record, [*people, *_called(comment, calls)], scope)
    kind_of(record).added(record, comment)


def edit_comment(*, comment: Comment, record: models.Model, scope: Scope, body: str, version: int) -> None:
    """Change the text of one's own comment; only people newly named are told.

    Raises:
        NotYourComment, CommentIsDeleted.
        CommentIsEmpty: neither text nor files are left.
        StaleVersion: it was changed on another screen.
        OutsideAudience: somebody newly named cannot read it.
    """
    _require_own(comment, scope)
    require_version(comment, version)
    if not body and not files_of(comment.workspace_id, "comment", [comment.id]):
        raise CommentIsEmpty
    before = set(comment.mentions.values_list("member_id", flat=True))
    people = people_named(body, record, scope, To.of(comment), before=before)
    calls = teams_named(body, record, scope, before=comment.body)
    comment.body = _renamed(body, people, calls)
    comment.version += 1
    comment.edited_at = timezone.now()
    comment.save(update_fields=["body", "version", "edited_at"])
    new = keep_mentions(comment, people)
    publish(CommentEdited(comment_id=comment.id), about=record, only=comment.only)
    told = [*new, *_called(comment, calls)]
    notify(recipients=told, kind="mention", about=record, comment_id=comment.id, only=comment.only)


def delete_comment(*, comment: Comment, record: models.Model, scope: Scope) -> None:
    """Take one's own comment back: its text, mentions and files go, its place stays for the answers under it.

    Raises:
        NotYourComment, CommentIsDeleted.
    """
    _require_own(comment, scope)
    comment.mentions.all().delete()
    comment.reactions.all().delete()
    remove_files_of(part=("comment", comment.id))
    comment.body = ""
    comment.deleted_at = timezone.now()
    comment.pinned_at = comment.pinned_by = None
    comment.version += 1
    comment.save(update_fields=["body", "deleted_at", "pinned_at", "pinned_by", "version"])
    # Whoever quoted it quotes nothing any more.
    Comment.objects.filter(quoted=comment).update(quoted_text="")
    publish(CommentDeleted(comment_id=comment.id), about=record, only=comment.only)


def _renamed(body: str, people: Iterable[Membership], calls: Iterable[TeamCall]) -> str:
    names = {one.id: one.name for one in people} | {call.team.id: call.team.name for call in calls}
    return renamed(body, names)


def _called(comment: Any, calls: Iterable[TeamCall]) -> list[Membership]:
    """The people a comment's teams stand for; the author is told who of them is left out."""
    comment.left_out = list(dict.fromkeys(one.name for call in calls for one in call.left_out))
    return [one for call in calls for one in call.people]


def _require_own(comment: Comment, scope: Scope) -> None:
    if comment.author_id != scope.member_id:
        raise NotYourComment
    if comment.deleted_at is not None:
        raise CommentIsDeleted


def _draft(record: models.Model, scope: Scope, to: To, first: Comment | None, comment_id: UUID | None) -> Comment:
    return Comment(
        id=comment_id or uuid7(),
        workspace_id=scope.workspace_id,
        about_type=noun_of(record),
        about_id=record.pk,
        author_id=scope.member_id,
        audience=to.kind,
        circle_id=to.circle_id,
        person_id=to.person_id,
        parent=first,
    )


def _insert(comment: Comment) -> bool:
    """False when the id is taken."""
    try:
        with transaction.atomic():
            comment.save(force_insert=True)
    except IntegrityError as error:
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") == "comments_comment_pkey":
            return False
        raise
    return True


def _said_before(comment_id: UUID | None, record: models.Model, scope: Scope) -> Comment | None:
    """The comment of this id, which a retry sends again.

    Raises:
        IdTaken: it is somebody else's, or about something else.
    """
    known = Comment.objects.filter(pk=comment_id).first() if comment_id else None
    if known is None:
        return None
    if known.author_id != scope.member_id or (known.about_type, known.about_id) != (noun_of(record), record.pk):
        raise IdTaken
    return known


def _tell(comment: Comment, record: models.Model, named: list[Membership], scope: Scope) -> None:
    """Those named, then those answered, then whoever is responsible for what an outsider wrote; each once."""
    notify(recipients=named, kind="mention", about=record, comment_id=comment.id, only=comment.only)
    answered: set[UUID] = set()
    if comment.parent is not None:
        answered.add(comment.parent.author_id)
        answered |= set(comment.parent.replies.filter(deleted_at=None).values_list("author_id", flat=True))
    if not scope.is_staff:
        answered |= {kind_of(record).responsible(record) or comment.author_id}
    others = Membership.objects.select_related("user").filter(pk__in=answered - {one.id for one in named})
    notify(recipients=others, kind="reply", about=record, comment_id=comment.id, only=comment.only)
