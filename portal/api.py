"""The portal's door: its first page here, the rest in its rooms."""

from ninja import Router

from accounts.models import Kind
from permissions.http import PortalDoor, Request
from permissions.lists import count_up_to
from permissions.outside_companies import name_companies
from permissions.scope import Scope
from portal import access
from portal.deals.api import boards
from portal.deals.api import door as deals
from portal.schemas import HomeOut
from portal.service_requests.api import door as requests
from workspace.service_requests.queries import counts_of

door = PortalDoor(tags=["portal"])


@door.get("/home", response=HomeOut, operation_id="portal_read_home")
def read_home(request: Request) -> object:
    """Who one is here, and what there is to see."""
    name_companies([request.member])
    return {
        "kind": request.member.kind,
        "member": request.member,
        "company": access.company_of(request.member),
        "workspace": request.workspace,
        "pipelines": list(access.pipelines_of(request.scope)) if request.member.kind == Kind.PARTNER else [],
        "counts": _counts(request.scope),
    }


def _counts(scope: Scope) -> dict[str, int]:
    """How much of each; up to 10,000."""
    counts = {"deals": count_up_to(access.deals_of(scope))["count"]}
    if scope.kind == Kind.PARTNER:
        return {**counts, "pipelines": access.pipelines_of(scope).count()}
    mine = counts_of(scope)
    still_open = mine["new"] + mine["in_work"] + mine["waiting"]
    return {**counts, "requests": still_open, "waiting": mine["waiting"]}


doors: list[Router] = [door, requests, boards, deals]
