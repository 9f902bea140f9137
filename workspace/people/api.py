"""The staff door of the people room."""

from collections.abc import Iterable
from uuid import UUID

from ninja import Query

from accounts.models import Membership
from journal.acting import act
from journal.errors import NotFound
from journal.versions import FieldEdit
from permissions.capabilities import Capability
from permissions.edits import ArchiveIn, EditIn, edits_of
from permissions.http import Door, Request
from permissions.lists import IDS_LIMIT, Count, count_up_to, ids_of, sort_of
from permissions.presenting import present, present_page
from workspace.companies.models import Company
from workspace.people import operations, queries
from workspace.people.models import Person
from workspace.people.schemas import (
    PersonEdits,
    PersonFilters,
    PersonIn,
    PersonListing,
    PersonOut,
    PersonPageOut,
)

door = Door(tags=["people"])


def _asked(filters: PersonFilters, ids: tuple[UUID, ...] = ()) -> queries.PersonFilter:
    return queries.PersonFilter(
        q=filters.q, company=filters.company, owner=filters.owner, archived=filters.archived, ids=ids
    )


@door.get("/people", response=PersonPageOut)
def list_people(request: Request, filters: Query[PersonListing]) -> object:
    ids = tuple(ids_of(filters.ids))
    rows = queries.with_names(queries.filtered(_asked(filters, ids), request.workspace))
    page = request.scope.page(
        Person,
        order=sort_of(filters.sort, queries.SORTS, "-updated"),
        after=filters.after,
        n=IDS_LIMIT if ids else filters.limit,
        rows=rows,
    )
    return present_page(PersonOut, page, request.scope)


@door.get("/people/count", response=Count)
def count_people(request: Request, filters: Query[PersonFilters]) -> object:
    found = queries.filtered(_asked(filters), request.workspace)
    return count_up_to(request.scope.visible(Person, rows=found))


@door.post("/people", response=PersonOut)
def add_person(request: Request, body: PersonIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        request.scope.require(Capability.PERSON_EDIT)
        companies = _companies(request, [place.id for place in body.companies])
        person = operations.add_person(
            person_id=body.id,
            owner=request.scope.load(Membership, body.owner_id) if body.owner_id else None,
            places=[(companies[place.id], place.job_title) for place in body.companies],
            **body.model_dump(exclude={"id", "owner_id", "companies"}),
        )
    return present(PersonOut, person, request.scope)


@door.get("/people/{person_id}", response=PersonOut)
def read_person(request: Request, person_id: UUID) -> object:
    return present(PersonOut, request.scope.load(Person, person_id), request.scope)


@door.patch("/people/{person_id}", response=PersonOut)
def edit_person(request: Request, person_id: UUID, body: EditIn) -> object:
    edits = edits_of(body, PersonEdits)
    places = edits.pop("companies", None)
    owner_id = edits["owner_id"].value if "owner_id" in edits else None
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        person = request.scope.load(Person, person_id, to=Capability.PERSON_EDIT, lock=True)
        operations.edit_person(
            person=person,
            edits=edits,
            places=_place_edit(request, places) if places else None,
            owner=request.scope.load(Membership, owner_id) if owner_id else None,
        )
    return present(PersonOut, person, request.scope)


@door.post("/people/{person_id}/archive", response=PersonOut)
def archive_person(request: Request, person_id: UUID, body: ArchiveIn | None = None) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        person = request.scope.load(Person, person_id, to=Capability.PERSON_ARCHIVE, lock=True)
        operations.archive_person(person=person, version=body.version if body else None)
    return present(PersonOut, person, request.scope)


@door.post("/people/{person_id}/restore", response=PersonOut)
def restore_person(request: Request, person_id: UUID, body: ArchiveIn | None = None) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        person = request.scope.load(Person, person_id, to=Capability.PERSON_ARCHIVE, lock=True)
        operations.restore_person(person=person, version=body.version if body else None)
    return present(PersonOut, person, request.scope)


def _place_edit(request: Request, edit: FieldEdit) -> operations.PlaceEdit:
    base, value = ({place.id: place.job_title for place in side} for side in (edit.base, edit.value))
    return operations.PlaceEdit(base=base, value=value, companies=_companies(request, set(value) - set(base)))


def _companies(request: Request, ids: Iterable[UUID]) -> dict[UUID, Company]:
    """The companies with these ids, as the reader may see them.

    Raises:
        NotFound: one of them is not theirs to see.
    """
    wanted = set(ids)
    found = request.scope.visible(Company).in_bulk(wanted)
    if len(found) < len(wanted):
        raise NotFound
    return found
