"""The conversation about a request: comments, and what they do to its status."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from accounts.models import Kind
from collaboration.comments.models import Comment
from collaboration.comments.operations import add_comment
from journal.acting import publish
from permissions.scope import Scope
from workspace.service_requests.errors import RequestIsClosed
from workspace.service_requests.events import RequestReplied
from workspace.service_requests.models import ServiceRequest
from workspace.service_requests.operations import telling
from workspace.service_requests.operations.opening import parents_of
from workspace.service_requests.operations.working import become, owe_answer

Status = ServiceRequest.Status


def reply(
    *,
    request: ServiceRequest,
    scope: Scope,
    body: str,
    comment_id: UUID | None = None,
    file_ids: Sequence[UUID] = (),
) -> Comment:
    """Answer the client, or the client's answer to us; `take_notice` does the rest.

    Args:
        scope: the writer's; staff write to the requester, an outsider to staff.
        comment_id: proposed by the browser: the same id again is the same answer.
        file_ids: the writer's own new uploads.

    Raises:
        RequestIsClosed, and what comments refuse.
    """
    audience = f"member:{request.requester_id}" if scope.is_staff else None
    return add_comment(
        record=request, scope=scope, body=body, audience=audience, comment_id=comment_id, file_ids=file_ids
    )


def note(
    *,
    request: ServiceRequest,
    scope: Scope,
    body: str,
    comment_id: UUID | None = None,
    file_ids: Sequence[UUID] = (),
) -> Comment:
    """Write something that only staff read."""
    return add_comment(
        record=request, scope=scope, body=body, audience="internal", comment_id=comment_id, file_ids=file_ids
    )


def take_notice(request: ServiceRequest, comment: Comment) -> None:
    """What a new comment does to its request, whichever door it came through.

    An answer of staff keeps the promised time and takes a new request up; an answer of the client is owed one in turn
    and brings a waiting request back to work. Internal notes, and words to other outsiders, change nothing.

    Raises:
        RequestIsClosed: the client and staff talk again once it is reopened.
    """
    from_staff = comment.author.kind == Kind.STAFF
    if from_staff and not telling.reaches_client(request, comment):
        return
    # The comments' own door loads the record without a lock.
    request.refresh_from_db(from_queryset=ServiceRequest.objects.select_for_update(no_key=True))
    if request.is_closed:
        raise RequestIsClosed
    request.last_reply_at = timezone.now()
    if from_staff:
        request.answer_by = None
        status = Status.IN_WORK if request.status == Status.NEW else request.status
    else:
        status = Status.IN_WORK if request.status == Status.WAITING else request.status
        if status != Status.RESOLVED:
            owe_answer(request)
    if status != request.status:
        become(request, status, "last_reply_at")
    else:
        request.touch("last_reply_at", "answer_by")
    publish(RequestReplied(comment_id=comment.id), about=request, only=comment.only, parents=parents_of(request))
    telling.of_answer(request, comment)
