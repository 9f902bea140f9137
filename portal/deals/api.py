"""The portal's doors to deals: a client's own deals, a partner's boards, tables and moves."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from ninja import Query

from accounts.models import Kind
from journal.acting import act
from journal.errors import NotFound
from permissions.capabilities import Capability
from permissions.http import PortalDoor, Request
from permissions.lists import Count, count_up_to, ids_of, sort_of
from permissions.scope import Page, Scope
from portal import access
from portal.deals.presenting import client_deals, partner_column, partner_deal, partner_deals, partner_pipelines
from portal.deals.schemas import (
    BoardFilters,
    ClientDealOut,
    ClientDealPageOut,
    ColumnFilters,
    PartnerDealFullOut,
    PartnerDealOut,
    PartnerDealPageOut,
    PartnerMoveIn,
    SharedBoardOut,
    SharedColumnOut,
    SharedDealListing,
    SharedPipelineOut,
    TableListing,
)
from portal.errors import ClosingIsForStaff
from workspace.deals import operations, queries
from workspace.deals.models import Deal, Stage

door = PortalDoor(tags=["portal: deals"])
boards = access.PartnerDoor(tags=["portal: boards"])

# Nobody sorts by what they are not shown; "updated" is the order of the lists themselves.
CLIENT_SORTS = {
    "updated": "updated_at",
    "number": "serial",
    "title": "search_title",
    "expected_close": "expected_close",
}
PARTNER_SORTS = {**CLIENT_SORTS, "amount": "amount"}


def _narrow(scope: Scope, listing: SharedDealListing, **more: Any) -> queries.DealFilter:
    """Words of a company's name find its deals for partners only: clients are not shown whose a deal is."""
    ids = tuple(ids_of(listing.ids)) if listing.ids else None
    return queries.DealFilter(
        status=listing.status, q=listing.q, in_companies=scope.kind == Kind.PARTNER, ids=ids, **more
    )


def _page(scope: Scope, listing: SharedDealListing, **narrowed: Any) -> Page[Deal]:
    by = _narrow(scope, listing, **narrowed)
    rows = queries.with_names(queries.filtered(by)).prefetch_related("pipeline__stages")
    order = sort_of(listing.sort, CLIENT_SORTS if scope.kind == Kind.CLIENT else PARTNER_SORTS, "-updated")
    return scope.page(Deal, order=order, after=listing.after, n=100 if listing.ids else listing.limit, rows=rows)


def _one(scope: Scope, deal_id: UUID) -> ClientDealOut | PartnerDealFullOut:
    access.load_deal(scope, deal_id)
    rows: QuerySet[Deal] = queries.with_names(access.deals_of(scope)).prefetch_related("pipeline__stages")
    deal = rows.get(pk=deal_id)
    return client_deals([deal], scope)[0] if scope.kind == Kind.CLIENT else partner_deal(deal, scope)


@door.get("/deals", response=ClientDealPageOut | PartnerDealPageOut, operation_id="portal_list_deals")
def list_deals(request: Request, filters: Query[SharedDealListing]) -> object:
    """Everything shared, newest change first; a client's and a partner's items differ."""
    page = _page(request.scope, filters)
    if request.scope.kind == Kind.CLIENT:
        return ClientDealPageOut(items=client_deals(page.items, request.scope), next=page.next)
    return PartnerDealPageOut(items=partner_deals(page.items, request.scope), next=page.next)


@door.get("/deals/{deal_id}", response=ClientDealOut | PartnerDealFullOut, operation_id="portal_read_deal")
def read_deal(request: Request, deal_id: UUID) -> object:
    return _one(request.scope, deal_id)


@boards.get("/pipelines", response=list[SharedPipelineOut], operation_id="portal_list_pipelines")
def list_pipelines(request: Request) -> object:
    return partner_pipelines(access.pipelines_of(request.scope).prefetch_related("stages"), request.scope)


@boards.get("/pipelines/{pipeline_id}/board", response=SharedBoardOut, operation_id="portal_read_board")
def read_board(request: Request, pipeline_id: UUID, filters: Query[BoardFilters]) -> object:
    pipeline = access.load_pipeline(request.scope, pipeline_id)
    columns = queries.columns_of(request.scope, pipeline, limit=filters.limit, closed_too=filters.open_closed)
    return {"columns": [partner_column(column, request.scope) for column in columns]}


@boards.get("/pipelines/{pipeline_id}/board/column", response=SharedColumnOut, operation_id="portal_read_column")
def read_column(request: Request, pipeline_id: UUID, filters: Query[ColumnFilters]) -> object:
    pipeline = access.load_pipeline(request.scope, pipeline_id)
    stage = request.scope.load(Stage, filters.stage)
    if stage.pipeline_id != pipeline.id:
        raise NotFound
    column = queries.column_of(request.scope, stage, after=filters.after, limit=filters.limit)
    return partner_column(column, request.scope)


@boards.get("/pipelines/{pipeline_id}/deals", response=PartnerDealPageOut, operation_id="portal_list_pipeline_deals")
def list_pipeline_deals(request: Request, pipeline_id: UUID, filters: Query[TableListing]) -> object:
    pipeline = access.load_pipeline(request.scope, pipeline_id)
    page = _page(request.scope, filters, pipeline=pipeline.id, stage=filters.stage)
    return {"items": partner_deals(page.items, request.scope), "next": page.next}


@boards.get("/pipelines/{pipeline_id}/deals/count", response=Count, operation_id="portal_count_pipeline_deals")
def count_pipeline_deals(request: Request, pipeline_id: UUID, filters: Query[TableListing]) -> object:
    pipeline = access.load_pipeline(request.scope, pipeline_id)
    by = _narrow(request.scope, filters, pipeline=pipeline.id, stage=filters.stage)
    return count_up_to(request.scope.visible(Deal, rows=queries.filtered(by)))


@boards.post("/deals/{deal_id}/move", response=PartnerDealOut, operation_id="portal_move_deal")
def move_deal(request: Request, deal_id: UUID, body: PartnerMoveIn) -> object:
    """Between open stages only; winning and losing stay with staff."""
    scope = request.scope
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        deal = access.load_deal(scope, deal_id, to=Capability.DEAL_MOVE, lock=True)
        stage = access.stage_for(deal, body.stage_id)
        if stage.kind != Stage.Kind.OPEN:
            raise ClosingIsForStaff
        for neighbour in (body.before_id, body.after_id):
            if neighbour is not None:
                access.load_deal(scope, neighbour)
        operations.move_deal(
            deal=deal, stage=stage, version=body.version, before_id=body.before_id, after_id=body.after_id
        )
    return partner_deals([deal], scope)[0]
