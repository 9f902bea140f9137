"""Deals as an outsider gets them: by the door and by the preview of the sharing dialog alike."""

from collections.abc import Iterable
from typing import Any, TypeVar

from accounts.models import Kind
from permissions.capabilities import Capability
from permissions.presenting import present
from permissions.scope import Scope
from portal.deals.queries import lost_from, steps_of
from portal.deals.schemas import ClientDealOut, PartnerDealFullOut, PartnerDealOut, SharedPipelineOut
from workspace.deals.models import Deal, Pipeline
from workspace.deals.queries import Column

S = TypeVar("S", bound=PartnerDealOut)
# What the portal has buttons for. A client's share may carry more, their page does not.
VERBS = {
    Kind.CLIENT: {Capability.DEAL_VIEW, Capability.DEAL_COMMENT},
    Kind.PARTNER: {Capability.DEAL_VIEW, Capability.DEAL_COMMENT, Capability.DEAL_MOVE},
}


def client_deals(deals: Iterable[Deal], scope: Scope) -> list[ClientDealOut]:
    """Number, title, public steps, responsible person, date; the amount where it was ticked."""
    rows: list[Any] = list(deals)
    came_from = lost_from(rows)
    found = []
    for row in rows:
        row.stages = steps_of(row, list(row.pipeline.stages.all()), came_from.get(row.id))
        one = present(ClientDealOut, row, scope)
        one.abilities = _known(one.abilities, Kind.CLIENT)
        one.currency = None if one.amount is None else one.currency
        found.append(one)
    return found


def partner_deals(deals: Iterable[Deal], scope: Scope) -> list[PartnerDealOut]:
    """What a card or a line of the table holds."""
    return [_partner(PartnerDealOut, row, scope) for row in deals]


def partner_deal(deal: Deal, scope: Scope) -> PartnerDealFullOut:
    """The deal's page."""
    row: Any = deal
    may_move = scope.allows(deal, Capability.DEAL_MOVE)
    shown = may_move or scope.allows(deal.pipeline, Capability.PIPELINE_VIEW)
    row.stages = list(deal.pipeline.stages.order_by("rank")) if shown else []
    return _partner(PartnerDealFullOut, row, scope)


def _partner(schema: type[S], deal: Deal, scope: Scope) -> S:
    one = present(schema, deal, scope)
    if not scope.allows(deal.pipeline, Capability.PIPELINE_VIEW):
        one.pipeline = None
    one.abilities = _known(one.abilities, Kind.PARTNER)
    return one


def partner_pipelines(pipelines: Iterable[Pipeline], scope: Scope) -> list[SharedPipelineOut]:
    return [present(SharedPipelineOut, pipeline, scope) for pipeline in pipelines]


def partner_column(column: Column, scope: Scope) -> dict[str, object]:
    """A column as the partner's board shows it; count and sum are of what they see."""
    return {
        "stage": column.stage,
        "count": column.count,
        "exact": column.exact,
        "sum": column.sums,
        "items": partner_deals(column.page.items, scope),
        "next": column.page.next,
    }


def _known(abilities: list[str], kind: Kind) -> list[str]:
    return [verb for verb in abilities if verb in VERBS[kind]]
