"""Looking for a text in every kind of record, within what the reader sees and within a budget of time."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection, models, transaction
from django.db.models import Q
from psycopg.errors import QueryCanceled

from accounts.models import Workspace
from accounts.phones import digits_sought
from journal.text import fold
from permissions.lists import matching, stems_of
from permissions.scope import Scope
from workspace.search.queries.kinds import Kind

# Milliseconds for one statement; somebody is typing and the next letter asks again.
BUDGET_MS = 400
# Shorter texts are looked for at the beginning only: in the middle they are everywhere, and no index helps.
SHORTEST_INSIDE = 3
_BIGGEST_SERIAL = 2**31 - 1
_NUMBER = re.compile(r"^(?P<letter>[^\W\d_])?\s*[-–№#]?\s*(?P<serial>\d{1,10})$")
Rows = models.QuerySet[Any]


@dataclass(frozen=True)
class Hit:
    """A line of the answer; `rank` is smaller for what was more likely meant."""

    type: str
    id: UUID
    title: str
    subtitle: str
    number: str | None
    url: str
    rank: int


@dataclass(frozen=True)
class Answer:
    """What was found, and the kinds that took too long to look through."""

    items: list[Hit]
    unfinished: list[str]


def search(scope: Scope, workspace: Workspace, text: str, kinds: Sequence[Kind], *, each: int) -> Answer:
    """The likeliest records of every kind: a number said exactly, then what begins with the text, then the rest.

    Args:
        text: as typed; any case, Ё or Е, a phone in any form, "D-15".
        each: how many of one kind at most.
    """
    text = fold(text)
    if not text:
        return Answer([], [])
    with _budget():
        found = {kind.word: _ids(_ways(scope, workspace, kind, text), each) for kind in kinds}
    items: list[Hit] = []
    for kind in kinds:
        ids, _finished = found[kind.word]
        # A join below the sort would join every row; a handful is fetched by id.
        rows = kind.model._default_manager.select_related(*kind.related).prefetch_related(*kind.prefetched).in_bulk(ids)
        lines = kind.snippets(ids, text) if kind.snippets else {}
        items += [_hit(kind, rows[pk], text, workspace, lines.get(pk, "")) for pk in ids if pk in rows]
    # The order of kinds stays among equals.
    items.sort(key=lambda hit: hit.rank)
    return Answer(items, [word for word, (_, finished) in found.items() if not finished])


def _ids(ways: Iterator[Rows], each: int) -> tuple[list[UUID], bool]:
    """The first `each` ids, one way after the other; False when a way took too long."""
    found: list[UUID] = []
    for rows in ways:
        if len(found) >= each:
            break
        try:
            with transaction.atomic():
                found += rows.exclude(pk__in=found).values_list("pk", flat=True)[: each - len(found)]
        except OperationalError as error:
            if not isinstance(error.__cause__, QueryCanceled):
                raise
            return found, False
    return found, True


def _ways(scope: Scope, workspace: Workspace, kind: Kind, text: str) -> Iterator[Rows]:
    """The queries for one kind, the best one first; the next one runs only while there is room."""
    rows = scope.visible(kind.model).filter(archived_at=None).order_by("-updated_at", "-id")
    if (serial := _serial(kind, text)) is not None:
        yield rows.filter(serial=serial)
        yield rows.filter(_serial_begins(serial))
    yield rows.filter(**{f"{kind.column}__istartswith": text})
    digits = digits_sought(text, workspace) if kind.has_phones else []
    if digits:
        yield rows.filter(matching(kind.column, text, digits=digits))
    elif len(text) >= SHORTEST_INSIDE:
        # A beginning of words is meant more often than letters inside one.
        yield rows.filter(_words_begin(kind.column, text))
        yield rows.filter(matching(kind.column, text))
        if kind.has_forms and stems_of(text.split()):
            yield rows.filter(matching(kind.column, text, forms=True))
    if kind.saying is not None and len(text) >= SHORTEST_INSIDE:
        yield kind.saying(rows, text)


def _words_begin(column: str, text: str) -> Q:
    condition = Q()
    for word in text.split()[:6]:
        condition &= Q(**{f"{column}__istartswith": word}) | Q(**{f"{column}__icontains": f" {word}"})
    return condition


def _serial(kind: Kind, text: str) -> int | None:
    found = _NUMBER.match(text)
    if not kind.letters or found is None or (found["letter"] or kind.letters[0]) not in kind.letters:
        return None
    serial = int(found["serial"])
    return serial if serial <= _BIGGEST_SERIAL else None


def _serial_begins(serial: int) -> Q:
    """Longer numbers that begin like this one, as 1000-1099 do with 10. Ranges, so that the index helps."""
    condition = Q(pk__in=[])
    first, end = serial * 10, (serial + 1) * 10
    while 0 < first <= _BIGGEST_SERIAL:
        condition |= Q(serial__range=(first, min(end - 1, _BIGGEST_SERIAL)))
        first, end = first * 10, end * 10
    return condition


def _hit(kind: Kind, row: Any, text: str, workspace: Workspace, line: str) -> Hit:
    seen: str = getattr(row, kind.column)
    serial = _serial(kind, text)
    if serial is not None and serial == row.serial:
        rank = 0
    elif seen.startswith(text) or (serial and str(row.serial).startswith(str(serial))):
        rank = 1
    elif all(f" {seen}".find(f" {word}") >= 0 for word in text.split()):
        rank = 2
    else:
        rank = 3
    return Hit(
        type=kind.word,
        id=row.pk,
        title=kind.title(row),
        subtitle=" · ".join(part for part in (line, kind.subtitle(row)) if part),
        number=row.number if kind.letters else None,
        url=f"/w/{workspace.slug}/{kind.page(row)}",
        rank=rank,
    )


@contextmanager
def _budget() -> Iterator[None]:
    """A transaction each of whose statements ends after BUDGET_MS; the limit before is restored."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('statement_timeout'), set_config('statement_timeout', %s, true)", [str(BUDGET_MS)]
        )
        before = cursor.fetchone()[0]
        yield
        cursor.execute("select set_config('statement_timeout', %s, true)", [before])
