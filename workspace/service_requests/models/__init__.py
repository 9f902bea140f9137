"""Requests of clients, and the categories they fall into."""

from workspace.service_requests.models.category import RequestCategory
from workspace.service_requests.models.grants import RequestGroupGrant, RequestUserGrant
from workspace.service_requests.models.numbering import RequestCounter
from workspace.service_requests.models.request import ServiceRequest

__all__ = ["RequestCategory", "RequestCounter", "RequestGroupGrant", "RequestUserGrant", "ServiceRequest"]
