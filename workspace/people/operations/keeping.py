"""Adding, editing, putting away and bringing back people."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.utils import timezone

from accounts.models import Membership
from journal.acting import current, publish
from journal.events import Fact
from journal.ids import uuid7
from journal.text import clean
from journal.versions import FieldEdit, merge_edit, require_version
from permissions.history import last_changes_of
from workspace.companies.models import Company
from workspace.companies.operations import names_behind, readable, require_worker
from workspace.people.errors import PersonIsArchived, PersonIsNotArchived
from workspace.people.events import PersonAdded, PersonArchived, PersonEdited, PersonRestored
from workspace.people.models import Person, PersonPlace
from workspace.people.operations.places import PlaceEdit, merge_places
from workspace.people.operations.values import emails_of, normal_edits, phones_of, set_texts


def add_person(
    *,
    first_name: str = "",
    middle_name: str = "",
    last_name: str = "",
    person_id: UUID | None = None,
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    places: Sequence[tuple[Company, str]] = (),
    description: str = "",
    owner: Membership | None = None,
) -> Person:
    """A new person.

    Args:
        person_id: proposed by the browser; a new one unless given.
        phones: in any of the ways people of the workspace write them.
        places: companies with the job there, the main one first.

    Raises:
        NobodyInParticular, NotAnEmail, NotAPhone, OwnerCannotWork, IdTaken.
    """
    require_worker(owner)
    person = Person(
        id=person_id or uuid7(),
        workspace=current().workspace,
        first_name=clean(first_name),
        middle_name=clean(middle_name),
        last_name=clean(last_name),
        emails=emails_of(emails),
        phones=phones_of(phones),
        description=clean(description, lines=True),
        owner=owner,
    )
    set_texts(person)
    person.insert()
    jobs = {company.id: clean(job_title) for company, job_title in places}
    PersonPlace.objects.bulk_create(
        PersonPlace(workspace_id=person.workspace_id, person=person, company_id=company_id, job_title=title, rank=rank)
        for rank, (company_id, title) in enumerate(jobs.items())
    )
    _publish(person, PersonAdded())
    return person


def edit_person(
    *,
    person: Person,
    edits: Mapping[str, FieldEdit],
    places: PlaceEdit | None = None,
    owner: Membership | None = None,
) -> None:
    """Change fields and companies of a person; what two people change differently merges.

    Args:
        edits: by attribute ("owner_id" for the responsible person).
        owner: the member whose id `edits` asks for, loaded by the door.

    Raises:
        PersonIsArchived: restore them first.
        Clash: a field was changed meanwhile; nothing was applied.
        NobodyInParticular, NotAnEmail, NotAPhone, OwnerCannotWork.
    """
    if person.archived_at is not None:
        raise PersonIsArchived
    require_worker(owner)
    before, were, jobs = names_behind(person, edits), _companies(person), _jobs(person)
    changes = merge_edit(person, normal_edits(edits), who_changed=last_changes_of(person))
    moved = merge_places(person, places) if places is not None else {}
    if not changes and not moved:
        return
    set_texts(person)
    person.touch(*changes, "sort_name", "search_text")
    values = {**changes, "companies": [jobs, _jobs(person)]} if moved else changes
    fact = PersonEdited(changes={**readable(person, changes, before), **moved})
    _publish(person, fact, were=were, values=values)


def archive_person(*, person: Person, version: int | None = None) -> None:
    """Put a person away: lists and search leave them out.

    Args:
        version: what the writer saw, if they say so.

    Raises:
        PersonIsArchived, StaleVersion.
    """
    if person.archived_at is not None:
        raise PersonIsArchived
    require_version(person, version)
    person.archived_at = timezone.now()
    person.touch("archived_at")
    _publish(person, PersonArchived())


def restore_person(*, person: Person, version: int | None = None) -> None:
    """Bring an archived person back.

    Raises:
        PersonIsNotArchived, StaleVersion.
    """
    if person.archived_at is None:
        raise PersonIsNotArchived
    require_version(person, version)
    person.archived_at = None
    person.touch("archived_at")
    _publish(person, PersonRestored())


def hand_over_people(leaver: Membership, successor: Membership) -> None:
    """Everybody a leaver is responsible for goes to their successor; called when a member is deactivated."""
    for person in Person.objects.filter(owner=leaver).select_for_update(no_key=True):
        person.owner = successor
        person.touch("owner")
        _publish(person, PersonEdited(changes={"owner": [leaver.name, successor.name]}))


def _companies(person: Person) -> set[UUID]:
    return set(person.places.values_list("company_id", flat=True))


def _jobs(person: Person) -> list[dict[str, object]]:
    """Where they work, as an edit says it."""
    places = person.places.order_by("rank", "id")
    return [{"id": place.company_id, "job_title": place.job_title} for place in places]


def _publish(
    person: Person, fact: Fact, *, were: Iterable[UUID] = (), values: Mapping[str, object] | None = None
) -> None:
    """A person's page is also part of the pages of their companies, of those they left too."""
    parents = sorted(f"company:{company_id}" for company_id in {*were, *_companies(person)})
    publish(fact, about=person, parents=parents, values=values)
