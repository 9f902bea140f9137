"""What documents may say of requests: the fields of templates."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from collaboration.documents.templates.registry import TemplateField
from permissions.capabilities import Capability
from permissions.scope import Scope
from workspace.companies.papers import company_fields
from workspace.service_requests.models import ServiceRequest


def request_fields() -> tuple[TemplateField, ...]:
    """The fields of a request and of its company."""
    own: dict[str, tuple[Any, Callable[[ServiceRequest], str]]] = {
        "number": (_("Request: number"), lambda request: request.number),
        "subject": (_("Request"), lambda request: str(request.subject)),
        "text": (_("Request: text"), lambda request: str(request.text)),
        "requester": (_("Request: sender"), lambda request: request.requester.name),
        "assignee": (_("Request: responsible"), lambda request: request.assignee.name if request.assignee else ""),
    }
    fields = [TemplateField(f"request.{name}", label, _seen(read)) for name, (label, read) in own.items()]
    return (*fields, *company_fields("company"))


def _seen(read: Callable[[ServiceRequest], str]) -> Callable[[ServiceRequest, Scope], str]:
    return lambda request, scope: read(request) if scope.allows(request, Capability.REQUEST_VIEW) else ""
