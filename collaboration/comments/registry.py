"""Which records can be commented; their rooms register them in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models

from collaboration.comments.models import Comment
from collaboration.notifications.registry import tellable
from journal.acting import noun_of
from journal.errors import NotFound
from permissions.capabilities import Capability
from permissions.refs import key_parts
from permissions.scope import Scope


@dataclass(frozen=True)
class Commentable:
    """A kind of record with comments.

    Args:
        comment: the verb needed to write one; seeing the record is enough to read them.
        responsible: whom an outsider's comment concerns, by membership id.
        added: what the record's room does about a new comment, inside its act; a refusal takes the comment back.
    """

    model: type[models.Model]
    comment: Capability
    responsible: Callable[[Any], UUID | None]
    added: Callable[[Any, Comment], None]


_records: dict[str, Commentable] = {}


def commentable(
    model: type[models.Model],
    *,
    comment: Capability,
    title: Callable[[Any], str],
    page: Callable[[Any], str],
    portal_page: Callable[[Any], str] | None = None,
    responsible: Callable[[Any], UUID | None] = lambda record: None,
    added: Callable[[Any, Comment], None] = lambda record, comment: None,
) -> None:
    """Let records of `model` be commented, and people be told about them (see notifications.registry.tellable).

    Args:
        comment: the verb a writer needs.
        title: the record in a line.
        page: its page inside the staff app ("deals/<id>").
        portal_page: its page inside the portal; the same path unless given.
        responsible: who is told when an outsider starts a thread; nobody unless given.
        added: see Commentable; nothing unless given.
    """
    _records[noun_of(model)] = Commentable(model, comment, responsible, added)
    tellable(model, title=title, page=page, portal_page=portal_page)


def kind_of(record: models.Model) -> Commentable:
    """How a record is commented."""
    return _records[noun_of(record)]


def load_about(scope: Scope, key: str, *, writing: bool = False) -> models.Model:
    """The record a comment is about, as its reader sees it.

    Args:
        key: "deal:<id>".
        writing: demand the verb for writing comments.

    Raises:
        NotFound: no such kind of record, or the reader does not see it.
        Forbidden: they may read but not comment.
    """
    noun, pk = key_parts(key, "about")
    kind = _records.get(noun)
    if kind is None:
        raise NotFound
    return scope.load(kind.model, pk, to=kind.comment if writing else None)
