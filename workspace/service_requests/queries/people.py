"""Who hands out the work on requests."""

from django.db.models import Q

from accounts.models import Kind, Membership
from permissions.capabilities import Capability
from permissions.models import WorkspaceUserGrant
from permissions.roles import ROLES
from workspace.service_requests.models import ServiceRequest


def dispatchers_of(request: ServiceRequest) -> list[Membership]:
    """Staff whose role shapes the service desk, and whoever is responsible for the request's deal."""
    codes = [role.codename for role in ROLES.values() if Capability.REQUEST_SETTINGS in role.everywhere]
    holders = WorkspaceUserGrant.objects.filter(
        workspace_id=request.workspace_id, permission__codename__in=codes
    ).values("user_id")
    wanted = Q(user__in=holders)
    if request.deal is not None and request.deal.owner_id is not None:
        wanted |= Q(pk=request.deal.owner_id)
    staff = Membership.objects.filter(workspace_id=request.workspace_id, kind=Kind.STAFF, is_active=True)
    return list(staff.filter(wanted, joined_at__isnull=False).select_related("user").order_by("name", "id"))
