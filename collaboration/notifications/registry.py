"""What notifications can be about, and where each opens; rooms register their records in AppConfig.ready()."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models

from journal.acting import noun_of
from journal.errors import NotFound
from journal.models import Event
from permissions.refs import key_parts
from permissions.scope import Scope


@dataclass(frozen=True)
class Place:
    """A kind of record that people are told about.

    Args:
        title: the record in a line ("D-1042 Solar roof").
        page: its page inside the staff app ("deals/<id>").
        portal_page: its page inside the portal.
    """

    model: type[models.Model]
    title: Callable[[Any], str]
    page: Callable[[Any], str]
    portal_page: Callable[[Any], str]

    def url(self, record: models.Model, *, slug: str, staff: bool, comment_id: UUID | None = None) -> str:
        """The path that opens the record, at the very comment if there is one."""
        path = f"/w/{slug}/{self.page(record)}" if staff else f"/portal/{slug}/{self.portal_page(record)}"
        if comment_id is None:
            return path
        return f"{path}{'&' if '?' in path else '?'}comment={comment_id}"


def load_told(scope: Scope, key: str) -> models.Model:
    """The record of a key like "deal:<id>" that people can be told of, as its reader sees it.

    Raises:
        Invalid: it is not a key.
        NotFound: no such kind of record, or the reader does not see it.
    """
    noun, pk = key_parts(key, "about")
    place = place_of(noun)
    if place is None:
        raise NotFound
    return scope.load(place.model, pk)


# Facts that followers of a record are told of, and as what ("comment", "change").
_news: dict[str, str] = {}


def news(*kinds: str, told_as: str = "change") -> None:
    """Let followers of a record be told of facts about it; see kinds.KINDS."""
    _news.update(dict.fromkeys(kinds, told_as))


def news_kind(kind: str) -> str:
    """As what followers are told of a fact; "" for not at all."""
    return _news.get(kind, "")


# Is a change of a record one that an outsider's own page shows? Asked for those who follow it.
ShownOutside = Callable[[Event, Any, Scope], bool]
# What facts about records say to one reader, by the facts' ids; those that say nothing to them are absent.
Facts = Callable[[Scope, Iterable[tuple[Any, Event]]], dict[UUID, Any]]
# Such facts as plain text, in the language spoken now.
InWords = Callable[[Iterable[Any], Scope], str]
# The members an outsider has met on a record, of the ids given.
Met = Callable[[Any, Scope, Iterable[UUID]], set[UUID]]
_shown_outside: list[ShownOutside] = []
_facts: list[tuple[Facts, InWords]] = []
_met: list[Met] = []


def showing_outside(shown: ShownOutside) -> None:
    """The timeline's room says which changes an outsider reads of a record."""
    _shown_outside[:] = [shown]


def is_shown_outside(event: Event, record: models.Model, scope: Scope) -> bool:
    """Whether an outsider may be told of a change that has just happened; never unless a room says so."""
    return bool(_shown_outside) and _shown_outside[0](event, record, scope)


def telling_facts(tell: Facts, in_words: InWords) -> None:
    """The timeline's room says what has changed: as its own lines, and as plain text."""
    _facts[:] = [(tell, in_words)]


def facts_for(scope: Scope, happened: Iterable[tuple[models.Model, Event]]) -> dict[UUID, Any]:
    """What facts about records that the reader sees say to them, each with `kind`, `changes` and `detail`; by id."""
    return _facts[0][0](scope, happened) if _facts else {}


def facts_in_words(facts: Iterable[Any], scope: Scope) -> str:
    """What `facts_for` gave a reader as plain text, a line a change."""
    return _facts[0][1](facts, scope) if _facts else ""


def meeting(met: Met) -> None:
    """The comments room says whom an outsider knows of."""
    _met[:] = [met]


def known_on(record: models.Model, scope: Scope, members: Iterable[UUID]) -> set[UUID]:
    """Those of some members whom an outsider has met on a record; nobody unless a room says so."""
    return _met[0](record, scope, members) if _met else set()


Quote = Callable[[Scope, Iterable[UUID]], dict[UUID, str]]
_places: dict[str, Place] = {}
_quotes: list[Quote] = []


def tellable(
    model: type[models.Model],
    *,
    title: Callable[[Any], str],
    page: Callable[[Any], str],
    portal_page: Callable[[Any], str] | None = None,
) -> None:
    """Let people be told about records of `model`; see Place. The portal's page has the same path unless given."""
    _places[noun_of(model)] = Place(model, title, page, portal_page or page)


def place_of(noun: str) -> Place | None:
    """The place for a word like "deal"."""
    return _places.get(noun)


def quoting(quote: Quote) -> None:
    """The comments room says how to quote comments that a reader may hear."""
    _quotes[:] = [quote]


def quoted(scope: Scope, comment_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The text of comments for one reader; comments they may not hear, and deleted ones, are absent."""
    return _quotes[0](scope, comment_ids) if _quotes else {}
