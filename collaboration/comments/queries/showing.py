"""Comments with everything around them, for one reader."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from collaboration.comments.markup import teams_in
from collaboration.comments.models import Comment
from collaboration.comments.queries.reading import is_among
from collaboration.comments.registry import kind_of
from collaboration.files.queries import files_of
from collaboration.files.schemas import file_ref
from permissions.field_rights import rights_on
from permissions.outside_companies import companies, name_companies
from permissions.scope import Scope

# Who reacted is named up to here; the number is whole.
MOST_NAMES = 20


def with_names(comments: Iterable[Comment], record: models.Model, scope: Scope, slug: str) -> list[Any]:
    """Comments with all that CommentOut shows: people, files, the audience's name, the reader's abilities.

    Args:
        record: what they are about.
        scope: the reader's.
        slug: the workspace's, for the addresses of files.
    """
    may_write = scope.allows(record, kind_of(record).comment)
    reads = rights_on(record, scope).reads
    found: list[Any] = list(comments)
    models.prefetch_related_objects(
        found,
        "author",
        "person",
        "mentions__member",
        "reactions__member",
        "resolved_by",
        "pinned_by",
        "quoted__author",
    )
    behind = companies().behind({one.circle_id for one in found if one.circle_id})
    name_companies(member for one in found for member in _people(one))
    files = files_of(scope.workspace_id, "comment", [one.id for one in found])
    for one in found:
        one.files = [file_ref(file, scope, slug) for file in files.get(one.id, [])]
        one.company = behind.get(one.circle_id)
        may_change = may_write and one.deleted_at is None and is_among(scope, one)
        one.abilities = _abilities(one, scope) if may_change else []
        # What the field is called tells that there is one: a share may have lost it since.
        one.shown_field = one.field if one.field in reads else None
        one.teams = [{"id": pk, "name": name} for pk, name in teams_in(one.body).items()]
        one.reacted = _reactions(one, scope)
        one.left_out = getattr(one, "left_out", [])
    return found


def _people(comment: Comment) -> Iterable[Any]:
    yield comment.author
    yield from (mention.member for mention in comment.mentions.all())
    yield from (reaction.member for reaction in comment.reactions.all())
    yield from (one for one in (comment.resolved_by, comment.pinned_by) if one is not None)
    if comment.quoted is not None:
        yield comment.quoted.author


def _abilities(comment: Comment, scope: Scope) -> list[str]:
    found = ["comment.react"]
    if comment.author_id == scope.member_id:
        found += ["comment.delete", "comment.edit"]
    if comment.parent_id is None:
        found.append("comment.resolve" if comment.resolved_at is None else "comment.reopen")
    if scope.is_staff:
        found.append("comment.pin" if comment.pinned_at is None else "comment.unpin")
    return sorted(found)


def _reactions(comment: Comment, scope: Scope) -> list[dict[str, Any]]:
    """Each sign once, in the order of its first use."""
    found: dict[str, dict[str, Any]] = {}
    for one in comment.reactions.all():
        line = found.setdefault(one.emoji, {"emoji": one.emoji, "count": 0, "mine": False, "people": []})
        line["count"] += 1
        line["mine"] |= one.member_id == scope.member_id
        line["people"] = [*line["people"], one.member][:MOST_NAMES]
    return list(found.values())
