"""The staff door of the companies room."""

from uuid import UUID

from ninja import Query

from accounts.models import Membership, Team
from journal.acting import act
from permissions.capabilities import Capability
from permissions.edits import ArchiveIn, EditIn, edits_of
from permissions.http import Door, Request
from permissions.lists import IDS_LIMIT, Count, count_up_to, ids_of, sort_of
from permissions.presenting import present, present_page
from workspace.companies import operations, queries
from workspace.companies.models import Company
from workspace.companies.schemas import (
    CompanyEdits,
    CompanyFilters,
    CompanyIn,
    CompanyListing,
    CompanyOut,
    CompanyPageOut,
)

door = Door(tags=["companies"])


def _asked(filters: CompanyFilters, ids: tuple[UUID, ...] = ()) -> queries.CompanyFilter:
    return queries.CompanyFilter(
        q=filters.q, relation=filters.relation, owner=filters.owner, archived=filters.archived, ids=ids
    )


@door.get("/companies", response=CompanyPageOut)
def list_companies(request: Request, filters: Query[CompanyListing]) -> object:
    ids = tuple(ids_of(filters.ids))
    rows = queries.with_names(queries.filtered(_asked(filters, ids), request.workspace))
    page = request.scope.page(
        Company,
        order=sort_of(filters.sort, queries.SORTS, "-updated"),
        after=filters.after,
        n=IDS_LIMIT if ids else filters.limit,
        rows=rows,
    )
    return present_page(CompanyOut, page, request.scope)


@door.get("/companies/count", response=Count)
def count_companies(request: Request, filters: Query[CompanyFilters]) -> object:
    found = queries.filtered(_asked(filters), request.workspace)
    return count_up_to(request.scope.visible(Company, rows=found))


@door.post("/companies", response=CompanyOut)
def add_company(request: Request, body: CompanyIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        request.scope.require(Capability.COMPANY_EDIT)
        company = operations.add_company(
            company_id=body.id,
            owner=request.scope.load(Membership, body.owner_id) if body.owner_id else None,
            team=request.scope.load(Team, body.team_id) if body.team_id else None,
            **body.model_dump(exclude={"id", "owner_id", "team_id"}),
        )
    return present(CompanyOut, company, request.scope)


@door.get("/companies/{company_id}", response=CompanyOut)
def read_company(request: Request, company_id: UUID) -> object:
    return present(CompanyOut, request.scope.load(Company, company_id), request.scope)


@door.patch("/companies/{company_id}", response=CompanyOut)
def edit_company(request: Request, company_id: UUID, body: EditIn) -> object:
    edits = edits_of(body, CompanyEdits)
    owner_id, team_id = (edits[name].value if name in edits else None for name in ("owner_id", "team_id"))
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        company = request.scope.load(Company, company_id, to=Capability.COMPANY_EDIT, lock=True)
        operations.edit_company(
            company=company,
            edits=edits,
            owner=request.scope.load(Membership, owner_id) if owner_id else None,
            team=request.scope.load(Team, team_id) if team_id else None,
        )
    return present(CompanyOut, company, request.scope)


@door.post("/companies/{company_id}/archive", response=CompanyOut)
def archive_company(request: Request, company_id: UUID, body: ArchiveIn | None = None) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        company = request.scope.load(Company, company_id, to=Capability.COMPANY_ARCHIVE, lock=True)
        operations.archive_company(company=company, version=body.version if body else None)
    return present(CompanyOut, company, request.scope)


@door.post("/companies/{company_id}/restore", response=CompanyOut)
def restore_company(request: Request, company_id: UUID, body: ArchiveIn | None = None) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        company = request.scope.load(Company, company_id, to=Capability.COMPANY_ARCHIVE, lock=True)
        operations.restore_company(company=company, version=body.version if body else None)
    return present(CompanyOut, company, request.scope)
