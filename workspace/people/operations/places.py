"""Where a person works: several companies, a job at each; two people's edits merge company by company."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from journal.errors import Clash
from journal.versions import Changes
from permissions.history import last_changes_of
from workspace.companies.models import Company
from workspace.people.models import Person, PersonPlace

Jobs = Mapping[UUID, str]


@dataclass(frozen=True)
class PlaceEdit:
    """An edit of somebody's companies: job titles by company id, as the writer saw them and as they want them.

    Args:
        companies: the companies of `value` that the door has loaded, by id.
    """

    base: Jobs
    value: Jobs
    companies: Mapping[UUID, Company]


def merge_places(person: Person, edit: PlaceEdit) -> Changes:
    """Apply an edit of the places; what somebody else added or left meanwhile stays so.

    Returns:
        `{"companies": [before, after]}`, or nothing when nothing changed.

    Raises:
        Clash: somebody else changed the same company's job differently; nothing was applied.
    """
    places = {place.company_id: place for place in person.places.select_related("company")}
    theirs = {company_id: place.job_title for company_id, place in places.items()}
    wanted = _merged(edit, theirs)
    if wanted is None:
        clash = {"base": _plain(edit.base), "theirs": _plain(theirs), "mine": _plain(edit.value)}
        raise Clash(
            fields={"companies": [str(Clash.message)]},
            extra={"clash": {"companies": {**clash, **last_changes_of(person)("companies")}}},
        )
    if wanted == theirs and list(wanted) == list(theirs):
        return {}
    before = _said(places.values())
    _write(person, places, wanted, edit.companies)
    return {"companies": [before, _said(person.places.select_related("company"))]}


def _merged(edit: PlaceEdit, theirs: Jobs) -> dict[UUID, str] | None:
    """The jobs after both edits, in the writer's order; None where they contradict each other."""
    found: dict[UUID, str] = {}
    for company_id in dict.fromkeys([*edit.value, *theirs, *edit.base]):
        base, mine, now = (jobs.get(company_id) for jobs in (edit.base, edit.value, theirs))
        if mine != base and now not in (base, mine):
            return None
        after = now if mine == base else mine
        if after is not None:
            found[company_id] = after
    return found


def _write(person: Person, places: Mapping[UUID, PersonPlace], wanted: Jobs, companies: Mapping[UUID, Company]) -> None:
    person.places.exclude(company__in=wanted).delete()
    for rank, (company_id, job_title) in enumerate(wanted.items()):
        place = places.get(company_id)
        if place is None:
            place = PersonPlace(workspace_id=person.workspace_id, person=person, company=companies[company_id])
            place.rank, place.job_title = rank, job_title
            place.save(force_insert=True)
        elif (place.rank, place.job_title) != (rank, job_title):
            place.rank, place.job_title = rank, job_title
            place.save(update_fields=["rank", "job_title"])


def _said(places: Iterable[PersonPlace]) -> list[str]:
    return [f"{place.company} ({place.job_title})" if place.job_title else str(place.company) for place in places]


def _plain(jobs: Jobs) -> list[dict[str, Any]]:
    return [{"id": str(company_id), "job_title": job_title} for company_id, job_title in jobs.items()]
