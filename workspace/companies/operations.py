"""Every write of a company."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from accounts.circles import open_circle
from accounts.models import Circle, Kind, Membership, Team
from accounts.phones import NotAPhone, normal
from journal.acting import current, publish
from journal.ids import uuid7
from journal.text import clean
from journal.versions import Changes, FieldEdit, merge_edit, require_version
from permissions.history import last_changes_of
from workspace.companies.errors import (
    CompanyIsArchived,
    CompanyIsNotArchived,
    NameDemanded,
    NotADomain,
    OwnerCannotWork,
    PortalPeopleRemain,
)
from workspace.companies.events import CompanyAdded, CompanyArchived, CompanyEdited, CompanyRestored
from workspace.companies.models import Company

_DOMAIN = re.compile(r"^[\w-]+(\.[\w-]+)+$")
_OUTSIDE = (Company.Relation.CLIENT, Company.Relation.PARTNER)


def add_company(
    *,
    name: str,
    company_id: UUID | None = None,
    domain: str = "",
    phone: str = "",
    address: str = "",
    industry: str = "",
    description: str = "",
    relation: str = Company.Relation.NONE,
    owner: Membership | None = None,
    team: Team | None = None,
) -> Company:
    """A new company.

    Args:
        company_id: proposed by the browser; a new one unless given.
        phone: in any of the ways people of the workspace write it.

    Raises:
        NameDemanded, NotADomain, NotAPhone, OwnerCannotWork, IdTaken.
    """
    require_worker(owner)
    company = Company(
        id=company_id or uuid7(),
        workspace=current().workspace,
        name=_named(name),
        domain=_domain(domain),
        phone=_phone(phone),
        address=clean(address),
        industry=clean(industry),
        description=clean(description, lines=True),
        relation=relation,
        owner=owner,
        team=team,
    )
    company.insert()
    if relation in _OUTSIDE:
        ensure_circle(company)
    publish(CompanyAdded(), about=company)
    return company


def edit_company(
    *,
    company: Company,
    edits: Mapping[str, FieldEdit],
    owner: Membership | None = None,
    team: Team | None = None,
) -> None:
    """Change fields of a company; different fields of two people merge.

    Args:
        edits: by attribute ("owner_id" and "team_id" for the responsible person and the department).
        owner: the member whose id `edits` asks for, loaded by the door.
        team: the same for the department.

    Raises:
        CompanyIsArchived: restore it first.
        Clash: a field was changed meanwhile; nothing was applied.
        PortalPeopleRemain: its kind changes while its people use the portal.
        NameDemanded, NotADomain, NotAPhone, OwnerCannotWork.
    """
    if company.archived_at is not None:
        raise CompanyIsArchived
    require_worker(owner)
    before = names_behind(company, edits)
    changes = merge_edit(company, _normal(edits), who_changed=last_changes_of(company))
    if not changes:
        return
    if "relation" in changes:
        _require_free_to_change(company)
    company.touch(*changes)
    if company.relation in _OUTSIDE:
        ensure_circle(company)
    publish(CompanyEdited(changes=readable(company, changes, before)), about=company, values=changes)


def archive_company(*, company: Company, version: int | None = None) -> None:
    """Put a company away: lists and search leave it out, its deals keep it.

    Args:
        version: what the writer saw, if they say so.

    Raises:
        CompanyIsArchived, StaleVersion.
    """
    if company.archived_at is not None:
        raise CompanyIsArchived
    require_version(company, version)
    company.archived_at = timezone.now()
    company.touch("archived_at")
    publish(CompanyArchived(), about=company)


def restore_company(*, company: Company, version: int | None = None) -> None:
    """Bring an archived company back.

    Raises:
        CompanyIsNotArchived, StaleVersion.
    """
    if company.archived_at is None:
        raise CompanyIsNotArchived
    require_version(company, version)
    company.archived_at = None
    company.touch("archived_at")
    publish(CompanyRestored(), about=company)


def ensure_circle(company: Company) -> Circle:
    """The circle of the company's people, opened the first time it is a client, a partner or shared with."""
    if company.circle is None:
        # Two people may share with it for the first time at once.
        held = Company.objects.select_for_update(no_key=True).get(pk=company.pk)
        company.circle = held.circle or open_circle(current().workspace)
        company.save(update_fields=["circle"])
    return company.circle


def open_circle_of(company_id: UUID) -> Circle:
    """See permissions.outside_companies: the circle of a company that somebody is about to share with."""
    return ensure_circle(Company.objects.get(pk=company_id))


def hand_over_companies(leaver: Membership, successor: Membership) -> None:
    """Everything a leaver is responsible for goes to their successor; called when a member is deactivated."""
    for company in Company.objects.filter(owner=leaver).select_for_update(no_key=True):
        company.owner = successor
        company.touch("owner")
        publish(CompanyEdited(changes={"owner": [leaver.name, successor.name]}), about=company)


# -- for the rooms above too ------------------------------------------------------------------------------------------


def require_worker(owner: Membership | None) -> None:
    """Whoever is responsible is active staff; uninvited members count, they may own what an import brings.

    Raises:
        OwnerCannotWork: a partner, a client, or somebody deactivated.
    """
    if owner is not None and (owner.kind != Kind.STAFF or not owner.is_active):
        raise OwnerCannotWork


def names_behind(record: models.Model, fields: Iterable[str]) -> dict[str, str]:
    """The names behind the "..._id" fields among `fields`, as they are now: {"owner": "Bob"}."""
    links = [name.removesuffix("_id") for name in fields if name.endswith("_id")]
    return {link: str(getattr(record, link) or "") for link in links}


def readable(record: models.Model, changes: Changes, before: Mapping[str, str]) -> Changes:
    """Changes for the timeline: names in place of ids.

    Args:
        before: names_behind() the fields before the change.
    """
    shown: Changes = {}
    for name, change in changes.items():
        link = name.removesuffix("_id")
        shown[link] = [before[link], str(getattr(record, link) or "")] if link in before else change
    return shown


# -- how values are kept ----------------------------------------------------------------------------------------------


def _normal(edits: Mapping[str, FieldEdit]) -> dict[str, FieldEdit]:
    """The edits with values as they are stored; a base is compared with what is stored, so it stays."""
    return {name: FieldEdit(edit.base, _as_stored(name, edit.value)) for name, edit in edits.items()}


def _as_stored(field: str, value: Any) -> Any:
    if field == "name":
        return _named(value)
    if field == "domain":
        return _domain(value)
    if field == "phone":
        return _phone(value)
    return clean(value, lines=field == "description") if isinstance(value, str) else value


def _named(name: str) -> str:
    if not (name := clean(name)):
        raise NameDemanded
    return name


def _phone(text: str) -> str:
    if not (text := clean(text)):
        return ""
    try:
        return normal(text, current().workspace)
    except NotAPhone:
        raise NotAPhone(fields={"phone": [str(NotAPhone.message)]}) from None


def _domain(text: str) -> str:
    """ "https://www.Example.com/about" is kept as "example.com"."""
    text = re.sub(r"^https?://", "", clean(text).lower())
    host = text.split("/")[0].split("?")[0].split("#")[0].removeprefix("www.")
    if text and not _DOMAIN.match(host):
        raise NotADomain
    return host


def _require_free_to_change(company: Company) -> None:
    if company.circle is None:
        return
    if Membership.objects.filter(circle=company.circle, is_active=True).exclude(kind=company.relation).exists():
        raise PortalPeopleRemain
