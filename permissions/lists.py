"""What every list has in common: parameters from an allowlist, specific ids, counts with an end."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, Any, TypedDict
from uuid import UUID

from django.db import connection, models
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field, ValidationInfo, model_validator

from journal.errors import Invalid
from journal.text import Line, fold

COUNT_LIMIT = 10_000
SHORTEST_STEM = 4
IDS_LIMIT = 100


class Count(Schema):
    count: int
    exact: bool


class Counted(TypedDict):
    count: int
    exact: bool


class Filters(Schema):
    """Base of a route's query parameters: any name that the subclass does not declare is refused.

    Use it as `filters: Query[DealFilters]`; the name of an unknown parameter comes back in `error.fields`.
    """

    @model_validator(mode="after")
    def refuse_unknown(self, info: ValidationInfo) -> "Filters":
        request = (info.context or {}).get("request")
        if request is not None and (unknown := set(request.GET) - set(type(self).model_fields)):
            raise Invalid(fields={name[:60]: [_("There is no such filter.")] for name in sorted(unknown)[:10]})
        return self


class Listing(Filters):
    """Query parameters of a list page; rooms add their own filters."""

    after: Annotated[str | None, Field(max_length=500)] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    sort: Annotated[str, Field(max_length=40)] = ""
    q: Annotated[Line, Field(max_length=200)] = ""
    ids: Annotated[str, Field(max_length=IDS_LIMIT * 37)] = ""


def sort_of(value: str | None, allowed: Mapping[str, str], default: str) -> str:
    """The order for Scope.page from a `sort` parameter.

    Args:
        value: what the caller asked for, "-" in front for descending.
        allowed: the model's field by the parameter's name, for example `{"name": "sort_name"}`.
        default: the order when nothing was asked for, as a parameter ("-updated").

    Raises:
        Invalid: a name that is not on the list.
    """
    asked = value or default
    down, name = asked.startswith("-"), asked.removeprefix("-")
    if name not in allowed:
        raise Invalid(fields={"sort": [_("This list cannot be sorted that way.")]})
    return f"-{allowed[name]}" if down else allowed[name]


def matching(
    column: str,
    text: str,
    *,
    digits: Iterable[str] = (),
    forms: bool = False,
    instead: Callable[[str], models.Q | None] | None = None,
) -> models.Q:
    """Rows whose `column` (lower case, Ё as Е) holds every word of `text`, or one of the runs of `digits`.

    Args:
        column: a text field, or its path; `icontains` on it should have a trigram index on upper(column).
        text: what somebody typed, in any case; the first six words count.
        digits: see accounts.phones.digits_sought.
        forms: "стеллажами" finds "Стеллажи" too. For words, not for names: "Иванов" is no form of "Иван".
        instead: where else a word may stand, as a condition; None for nowhere.
    """
    condition = models.Q()
    words = fold(text).split()[:6]
    stems = stems_of(words) if forms else {}
    for word in words:
        one = models.Q(**{f"{column}__icontains": word})
        if word in stems:
            one |= models.Q(**{f"{column}__icontains": stems[word]})
        if instead is not None and (elsewhere := instead(word)) is not None:
            one |= elsewhere
        condition &= one
    for run in digits:
        condition |= models.Q(**{f"{column}__icontains": run})
    return condition


def stems_of(words: Sequence[str]) -> dict[str, str]:
    """What stays the same in all forms of a word (PostgreSQL's own stemmers, Russian or English by its letters).

    Args:
        words: folded.

    Returns:
        Stems by word; words without one, and those too short to mean anything, are absent.
    """
    longer = [word for word in words if len(word) > SHORTEST_STEM]
    if not longer:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_STEMS, [longer])
        return {word: stem for word, stem in cursor.fetchall() if stem and len(stem) >= SHORTEST_STEM and stem != word}


_STEMS = """
select word, (ts_lexize((case when word ~ '[а-я]' then 'russian_stem' else 'english_stem' end)::regdictionary, word))[1]
from unnest(%s::text[]) as word
"""


def count_up_to(rows: "models.QuerySet[Any]", limit: int = COUNT_LIMIT) -> Counted:
    """`{"count", "exact"}`: exact up to `limit` rows, then the limit and `exact: false`."""
    found = rows.order_by().values("pk")[: limit + 1].count()
    return {"count": min(found, limit), "exact": found <= limit}


def ids_of(text: str) -> list[UUID]:
    """The ids of an `ids=a,b,c` parameter, in their order and once each.

    Raises:
        Invalid: something that is not an id, or more than 100 of them.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    try:
        found = list(dict.fromkeys(UUID(part) for part in parts))
    except ValueError:
        raise Invalid(fields={"ids": [_("This is not a valid value.")]}) from None
    if len(found) > IDS_LIMIT:
        raise Invalid(fields={"ids": [_("At most %(count)d at once.") % {"count": IDS_LIMIT}]})
    return found
