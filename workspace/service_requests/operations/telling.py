"""Who is told of what: staff by inbox and mail, the client by the portal and mail."""

from uuid import UUID

from procrastinate.contrib.django import app

from accounts.models import Kind
from collaboration.comments.models import Comment
from collaboration.notifications.models import Notification
from collaboration.notifications.operations import notify
from collaboration.notifications.queries import muting, ways_of
from journal.acting import current
from workspace.service_requests.models import ServiceRequest
from workspace.service_requests.queries import dispatchers_of


def of_opening(request: ServiceRequest) -> None:
    """The client gets the number and the answer time by mail; those who hand out work see it in their inbox."""
    _write_to_client(request, "request_received")
    notify(kind="request", about=request, recipients=dispatchers_of(request), by_mail=False)


def of_assignment(request: ServiceRequest) -> None:
    """The one who is responsible now."""
    if request.assignee is not None:
        notify(kind="assignment", about=request, recipients=[request.assignee])


def of_answer(request: ServiceRequest, comment: Comment) -> None:
    """The client of an answer; of the client's words those who hand out work, while nobody is responsible.

    The comments room has told whoever is named, answered or responsible; nobody is told twice.
    """
    told = set(Notification.objects.filter(comment_id=comment.id).values_list("recipient_id", flat=True))
    if comment.author.kind != Kind.STAFF:
        people = dispatchers_of(request) if request.assignee_id is None else []
    else:
        people = [request.requester] if reaches_client(request, comment) else []
    people = [one for one in people if one.id not in told]
    notify(kind="reply", about=request, recipients=people, comment_id=comment.id, only=comment.only, by_mail=False)
    if request.requester in people and _takes_letters(request, "reply"):
        _write_to_client(request, "request_answered", comment_id=comment.id)


def reaches_client(request: ServiceRequest, comment: Comment) -> bool:
    """Is a comment for the requester, alone or with their company?"""
    client = request.requester
    for_company = comment.circle_id is not None and comment.circle_id == client.circle_id
    return comment.person_id == client.id or for_company


def of_the_end(request: ServiceRequest) -> None:
    """The client is asked to confirm."""
    notify(kind="request", about=request, recipients=[request.requester], by_mail=False)
    if _takes_letters(request, "request"):
        _write_to_client(request, "request_resolved")


def _takes_letters(request: ServiceRequest, kind: str) -> bool:
    """Does the client want mails of this kind, and of this request? The one with the number always comes."""
    client = request.requester
    return ways_of([client], kind)[client.id].email and not muting(request, {client.id})


def _write_to_client(request: ServiceRequest, template: str, *, comment_id: UUID | None = None) -> None:
    # The job is a row of this transaction: it exists if and only if the act is committed.
    app.configure_task("service_requests.write_to_client", queue="mail").defer(
        workspace_id=str(request.workspace_id),
        request_id=str(request.id),
        template=template,
        author_id=str(author) if (author := current().actor.member_id) else None,
        comment_id=str(comment_id) if comment_id else None,
    )
