"""The outsider's page in the sharing dialog: made by the door's own presenters, for the scope they would have."""

from typing import Any

from accounts.models import Kind
from permissions.scope import Scope
from portal.deals.presenting import client_deals, partner_column, partner_deal, partner_pipelines
from portal.deals.schemas import SharedBoardOut
from workspace.deals import queries
from workspace.deals.models import Deal, Pipeline

MOST = 30


def preview_deal(deal: Deal, scope: Scope) -> dict[str, Any]:
    """`{"kind", "deal"}` as GET /deals/{id} of the portal answers."""
    shown = client_deals([deal], scope)[0] if scope.kind == Kind.CLIENT else partner_deal(deal, scope)
    return {"kind": scope.kind, "deal": shown.model_dump(mode="json")}


def preview_pipeline(pipeline: Pipeline, scope: Scope) -> dict[str, Any]:
    """A partner's board, or the list of deals a client would find."""
    if scope.kind == Kind.CLIENT:
        rows = queries.with_names(queries.filtered(queries.DealFilter(pipeline=pipeline.id)))
        page = scope.page(Deal, n=MOST, rows=rows.prefetch_related("pipeline__stages"))
        deals = [one.model_dump(mode="json") for one in client_deals(page.items, scope)]
        return {"kind": scope.kind, "deals": deals}
    columns = [partner_column(column, scope) for column in queries.columns_of(scope, pipeline, limit=MOST)]
    (shown,) = partner_pipelines([pipeline], scope)
    return {
        "kind": scope.kind,
        "pipeline": shown.model_dump(mode="json"),
        "board": SharedBoardOut.model_validate({"columns": columns}).model_dump(mode="json"),
    }
