"""Reads of the people room."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from accounts.models import Workspace
from accounts.phones import digits_sought
from permissions.lists import matching
from workspace.people.models import Person, PersonPlace

# What a list may be sorted by: the parameter's word and the column.
SORTS = {"updated": "updated_at", "created": "created_at", "name": "sort_name"}


@dataclass(frozen=True)
class PersonFilter:
    """What a list of people may be narrowed by; None leaves a condition out, `ids` leaves out all others."""

    q: str = ""
    company: UUID | None = None
    owner: UUID | None = None
    archived: bool = False
    ids: tuple[UUID, ...] = ()


def filtered(by: PersonFilter, workspace: Workspace) -> "QuerySet[Person]":
    """People matching a filter, whoever asks: only ever an argument of Scope.page, or joined to Scope.visible.

    Args:
        workspace: says how phone numbers are written here.
    """
    rows = Person.objects.all()
    if by.ids:
        return rows.filter(pk__in=by.ids)
    if by.company is not None:
        rows = rows.filter(Exists(PersonPlace.objects.filter(person=OuterRef("pk"), company_id=by.company)))
    if by.owner is not None:
        rows = rows.filter(owner_id=by.owner)
    rows = rows.filter(archived_at__isnull=not by.archived)
    return rows.filter(matching("search_text", by.q, digits=digits_sought(by.q, workspace)))


def with_names(rows: "QuerySet[Person]") -> "QuerySet[Person]":
    """The rows with everything a line of the list shows, without a query a row."""
    places = PersonPlace.objects.select_related("company")
    return rows.select_related("owner").prefetch_related(Prefetch("places", queryset=places))
