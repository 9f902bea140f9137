"""Listing, opening, reading and editing deals."""

from dataclasses import replace
from uuid import UUID

from ninja import Query

from accounts.models import Membership, Team
from journal.acting import act
from permissions.capabilities import Capability
from permissions.edits import EditIn, edits_of
from permissions.http import Door, Request
from permissions.lists import IDS_LIMIT, count_up_to, ids_of, sort_of
from workspace.companies.models import Company
from workspace.deals import operations, queries
from workspace.deals.api.full import full_deal
from workspace.deals.api.narrowing import narrowed_by
from workspace.deals.api.shown import shown, shown_all
from workspace.deals.models import Deal, Pipeline, Stage
from workspace.deals.schemas import (
    CountOut,
    DealEdits,
    DealFullOut,
    DealListing,
    DealOut,
    DealPageOut,
    DealsNarrowed,
    OpenDealIn,
)

door = Door(tags=["deals"])

SORTS = {
    "updated": "updated_at",
    "created": "created_at",
    "amount": "amount",
    "expected_close": "expected_close",
    "title": "search_title",
    "number": "serial",
}


def _narrow(filters: DealsNarrowed) -> queries.DealFilter:
    ids = tuple(ids_of(filters.ids)) if isinstance(filters, DealListing) and filters.ids else None
    return replace(
        narrowed_by(filters),
        pipeline=filters.pipeline,
        stage=filters.stage,
        status=filters.status,
        archived=filters.archived,
        ids=ids,
    )


@door.get("/deals", response=DealPageOut)
def list_deals(request: Request, filters: Query[DealListing]) -> object:
    rows = queries.with_names(queries.filtered(_narrow(filters)))
    order = sort_of(filters.sort, SORTS, "-updated")
    limit = IDS_LIMIT if filters.ids else filters.limit
    page = request.scope.page(Deal, order=order, after=filters.after, n=limit, rows=rows)
    return {"items": shown_all(page.items, request.scope), "next": page.next}


@door.get("/deals/count", response=CountOut)
def count_deals(request: Request, filters: Query[DealsNarrowed]) -> object:
    return count_up_to(request.scope.visible(Deal, rows=queries.filtered(_narrow(filters))))


@door.post("/deals", response=DealFullOut)
def open_deal(request: Request, body: OpenDealIn) -> object:
    request.scope.require(Capability.DEAL_CREATE)
    scope = request.scope
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = operations.open_deal(
            workspace=request.workspace,
            pipeline=scope.load(Pipeline, body.pipeline_id),
            stage=scope.load(Stage, body.stage_id) if body.stage_id else None,
            company=scope.load(Company, body.company_id) if body.company_id else None,
            owner=scope.load(Membership, body.owner_id) if body.owner_id else request.member,
            team=scope.load(Team, body.team_id) if body.team_id else None,
            title=body.title,
            amount=body.amount,
            currency=body.currency or "",
            expected_close=body.expected_close,
            next_step=body.next_step,
            next_step_due=body.next_step_due,
            description=body.description,
            deal_id=body.id,
        )
    return full_deal(deal.id, scope)


@door.get("/deals/{deal_id}", response=DealFullOut)
def read_deal(request: Request, deal_id: UUID) -> object:
    return full_deal(deal_id, request.scope)


@door.patch("/deals/{deal_id}", response=DealOut)
def edit_deal(request: Request, deal_id: UUID, body: EditIn) -> object:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = request.scope.load(Deal, deal_id, to=Capability.DEAL_EDIT, lock=True)
        edits = edits_of(body, DealEdits)
        if "company_id" in edits and edits["company_id"].value is not None:
            request.scope.load(Company, edits["company_id"].value)
        operations.edit_deal(deal=deal, edits=edits)
    return shown(deal, request.scope)
