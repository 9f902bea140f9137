"""Mails to the client about a request, written when they are sent: in their language, as their scope allows."""

from uuid import UUID

from django.utils import formats, timezone, translation

from accounts.mail.operations import send
from accounts.models import Membership, Workspace
from collaboration.comments.queries import quote
from permissions.capabilities import Capability
from permissions.scope import Scope
from workspace.service_requests.models import ServiceRequest

_DATE = "DATETIME_FORMAT"


def write_to_client(
    *, workspace: Workspace, request_id: UUID, template: str, author_id: UUID | None, comment_id: UUID | None
) -> None:
    """Send one of the letters request_received, request_answered and request_resolved.

    Nothing is sent to somebody who cannot sign in or may no longer see the request, nor of a comment that was deleted.

    Args:
        author_id: who answered or resolved it.
        comment_id: the answer, for request_answered.
    """
    request = ServiceRequest.objects.select_related("requester__user").filter(pk=request_id).first()
    if request is None or request.requester.user is None:
        return
    user, scope = request.requester.user, Scope.of(request.requester)
    if not scope.allows(request, Capability.REQUEST_VIEW):
        return
    text = quote(scope, [comment_id]).get(comment_id) if comment_id else ""
    if text is None:
        return
    author = Membership.objects.filter(pk=author_id).first() if author_id else None
    with translation.override(user.language):
        send(
            to=user.email,
            language=user.language,
            template=template,
            context={
                "number": request.number,
                "subject": request.subject,
                "answer_by": _said(request),
                "who": author.name if author else workspace.name,
                "text": text,
                "path": f"/portal/{workspace.slug}/requests/{request.id}",
            },
            workspace=workspace,
            recipient_member=request.requester,
        )


def _said(request: ServiceRequest) -> str:
    """When we answer, as people write it; the zone is named because nobody told us theirs."""
    if request.answer_by is None:
        return ""
    local = timezone.localtime(request.answer_by)
    return f"{formats.date_format(local, _DATE)} {local.tzname()}"
