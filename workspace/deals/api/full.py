"""A deal's whole page."""

from typing import Any
from uuid import UUID

from accounts.phones import shown
from permissions.explain import visible_to
from permissions.outsiders import audiences_of
from permissions.presenting import present
from permissions.reaching import reaching
from permissions.scope import Scope
from workspace.deals.api.shown import with_counts
from workspace.deals.models import Deal, DealPerson, Stage
from workspace.deals.schemas import DealFullOut

# Requests hang on deals from a higher room; it fills this in.
requests_of: list[Any] = []


def full_deal(deal_id: UUID, scope: Scope) -> DealFullOut:
    """The deal with its people, lines and readers, for one staff member."""
    deal: Any = scope.load(Deal, deal_id)
    places = DealPerson.objects.filter(deal=deal).select_related("person").order_by("rank", "id")
    deal.people = [
        {
            "id": place.person_id,
            "name": place.person.name,
            "role": place.role,
            "phones_shown": [shown(phone) for phone in place.person.phones],
            "emails": place.person.emails,
        }
        for place in places
    ]
    deal.stages = list(Stage.objects.filter(pipeline_id=deal.pipeline_id).select_related("pipeline").order_by("rank"))
    for stage in deal.stages:
        if stage.id == deal.stage_id:
            deal.stage, deal.pipeline = stage, stage.pipeline
    grants = reaching(deal)
    deal.visible_to = visible_to(deal, grants)
    deal.shared_with = audiences_of(deal, grants)
    deal.share_count = len(deal.shared_with)
    deal.request_rows = [row for source in requests_of for row in source(deal, scope)]
    return present(DealFullOut, with_counts([deal], scope)[0], scope)
