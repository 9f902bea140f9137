"""Reads of the companies room."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Workspace
from accounts.phones import digits_sought
from permissions.lists import matching
from permissions.outside_companies import OutsideCompany
from permissions.scope import Scope
from workspace.companies.models import Company

# What a list may be sorted by: the parameter's word and the column.
SORTS = {"updated": "updated_at", "created": "created_at", "name": "sort_name"}


@dataclass(frozen=True)
class CompanyFilter:
    """What a list of companies may be narrowed by; None leaves a condition out, `ids` leaves out all others."""

    q: str = ""
    relation: str | None = None
    owner: UUID | None = None
    archived: bool = False
    ids: tuple[UUID, ...] = ()


def filtered(by: CompanyFilter, workspace: Workspace) -> "QuerySet[Company]":
    """Companies matching a filter, whoever asks: only ever an argument of Scope.page, or joined to Scope.visible.

    Args:
        workspace: says how phone numbers are written here.
    """
    rows = Company.objects.all()
    if by.ids:
        return rows.filter(pk__in=by.ids)
    if by.relation is not None:
        rows = rows.filter(relation=by.relation)
    if by.owner is not None:
        rows = rows.filter(owner_id=by.owner)
    rows = rows.filter(archived_at__isnull=not by.archived)
    return rows.filter(matching("search_text", by.q, digits=digits_sought(by.q, workspace)))


def with_names(rows: "QuerySet[Company]") -> "QuerySet[Company]":
    """The rows with everything a line of the list shows, without a query a row."""
    return rows.select_related("owner", "team")


# -- for sharing, comments and the portal: see permissions.outside_companies ------------------------------------------


def companies_behind(circles: Iterable[UUID]) -> dict[UUID, OutsideCompany]:
    """The company of each circle that belongs to one."""
    rows = Company.objects.filter(circle__in=list(circles))
    return {row.circle_id: _outside(row) for row in rows if row.circle_id}


def outside_company(scope: Scope, pk: UUID) -> OutsideCompany:
    """One company of any relation.

    Raises:
        NotFound: `scope` does not see it.
    """
    return _outside(scope.load(Company, pk))


def find_outside_companies(scope: Scope, q: str, n: int) -> list[OutsideCompany]:
    """The first `n` client and partner companies with these words in their name."""
    rows = Company.objects.filter(
        matching("sort_name", q), relation__in=(Company.Relation.CLIENT, Company.Relation.PARTNER), archived_at=None
    )
    return [_outside(row) for row in scope.visible(Company, rows=rows).order_by("sort_name", "id")[:n]]


def _outside(company: Company) -> OutsideCompany:
    return OutsideCompany(company.id, company.name, company.relation, company.circle_id)
