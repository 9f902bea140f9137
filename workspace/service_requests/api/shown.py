"""Requests as one staff member gets them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from collaboration.files.queries import files_of
from collaboration.files.schemas import file_ref
from permissions.capabilities import Capability
from permissions.outside_companies import name_companies
from permissions.presenting import present
from permissions.scope import Scope
from workspace.service_requests.models import ServiceRequest
from workspace.service_requests.queries import with_names
from workspace.service_requests.schemas import RequestOut


def shown(requests: Iterable[ServiceRequest], scope: Scope, slug: str) -> list[RequestOut]:
    """Every staff member sees every request, but its deal only who may see the deal.

    Args:
        slug: the workspace's, for the addresses of files.
    """
    rows: list[Any] = list(requests)
    name_companies(row.requester for row in rows)
    files = files_of(scope.workspace_id, ServiceRequest.noun, [row.id for row in rows])
    found = []
    for row in rows:
        row.files = [file_ref(file, scope, slug) for file in files.get(row.id, [])]
        one = present(RequestOut, row, scope)
        if row.deal is not None and not scope.allows(row.deal, Capability.DEAL_VIEW):
            one.deal = None
        found.append(one)
    return found


def shown_by_id(request_id: UUID, scope: Scope, slug: str) -> RequestOut:
    """One request with its names.

    Raises:
        NotFound.
    """
    scope.load(ServiceRequest, request_id)
    return shown(with_names(scope.visible(ServiceRequest)).filter(pk=request_id), scope, slug)[0]
