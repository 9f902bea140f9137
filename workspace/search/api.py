"""The staff door of the search."""

from django.utils.translation import gettext as _
from ninja import Query

from journal.errors import Invalid
from permissions.http import Door, Request
from workspace.search import queries
from workspace.search.schemas import SearchFilters, SearchOut

door = Door(tags=["search"])
EACH_OF_MANY = 6
EACH_OF_ONE = 20


@door.get("/search", response=SearchOut)
def search(request: Request, filters: Query[SearchFilters]) -> object:
    kinds = _kinds(filters.kinds)
    return queries.search(
        request.scope,
        request.workspace,
        filters.q,
        kinds,
        each=EACH_OF_ONE if len(kinds) == 1 else EACH_OF_MANY,
    )


def _kinds(text: str) -> list[queries.Kind]:
    words = [word.strip() for word in text.split(",") if word.strip()] or list(queries.KINDS)
    if set(words) - set(queries.KINDS):
        raise Invalid(fields={"kinds": [_("This is not one of the choices.")]})
    return [kind for word, kind in queries.KINDS.items() if word in words]
