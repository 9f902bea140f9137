"""What "shared with us" means, once: every portal door asks here, and here asks only the scope.

An outsider sees what the scope lets them see; an archived deal or pipeline is gone for them (Guard.put_away).
"""

from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Kind, Membership
from journal.errors import NotFound
from permissions.capabilities import Capability
from permissions.http import PortalDoor
from permissions.outside_companies import OutsideCompany, companies
from permissions.scope import Scope
from workspace.deals.models import Deal, Pipeline, Stage
from workspace.service_requests.models import ServiceRequest


class PartnerDoor(PortalDoor):
    """Boards and tables: for partners. A client never reads a stage's inner name."""

    kinds: tuple[str, ...] = (Kind.PARTNER,)


def deals_of(scope: Scope) -> "QuerySet[Deal]":
    """The deals shared with this person or their company."""
    return scope.visible(Deal)


def pipelines_of(scope: Scope) -> "QuerySet[Pipeline]":
    """The pipelines shared as a whole; a single shared deal does not open its pipeline."""
    return scope.visible(Pipeline).order_by("rank", "id")


def requests_of(scope: Scope) -> "QuerySet[ServiceRequest]":
    """One's own requests, and those shared by themselves."""
    return scope.visible(ServiceRequest)


def load_deal(scope: Scope, deal_id: UUID, to: Capability | None = None, *, lock: bool = False) -> Deal:
    """One shared deal.

    Raises:
        NotFound: not shared, no longer shared, or archived.
        Forbidden: shared, but not for that.
    """
    return scope.load(Deal, deal_id, to, lock=lock)


def load_pipeline(scope: Scope, pipeline_id: UUID) -> Pipeline:
    """One shared pipeline.

    Raises:
        NotFound.
    """
    return scope.load(Pipeline, pipeline_id)


def stage_for(deal: Deal, stage_id: UUID) -> Stage:
    """A stage of the deal's own pipeline: whoever may move a deal may name where to, without seeing the pipeline.

    Raises:
        NotFound: a stage of another pipeline is none of theirs.
    """
    stage = Stage.objects.filter(workspace_id=deal.workspace_id, pipeline_id=deal.pipeline_id, pk=stage_id).first()
    if stage is None:
        raise NotFound
    return stage


def company_of(member: Membership) -> OutsideCompany | None:
    """The company behind an outsider."""
    return companies().behind([member.circle_id]).get(member.circle_id) if member.circle_id else None
