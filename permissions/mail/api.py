"""Mails that did not go out, and another try."""

from typing import Any
from uuid import UUID

from ninja import Query

from accounts.mail import operations
from accounts.mail.models import OutgoingMail
from accounts.mail.queries import failed
from journal.acting import act
from permissions.capabilities import Capability
from permissions.http import Door, Request
from permissions.mail.schemas import FailedMailOut, FailedMailsIn, FailedMailsOut
from permissions.presenting import present_page

door = Door(tags=["mail"])


@door.get("/mail/failed", response=FailedMailsOut)
def list_failed(request: Request, filters: Query[FailedMailsIn]) -> Any:
    """Newest first."""
    request.scope.require(Capability.MAIL_VIEW)
    rows = failed(request.workspace.id)
    page = request.scope.page(OutgoingMail, order="-created_at", after=filters.after, n=filters.limit, rows=rows)
    return present_page(FailedMailOut, page, request.scope)


@door.post("/mail/{mail_id}/retry", response=None)
def retry(request: Request, mail_id: UUID) -> None:
    """Queue it again."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        mail = request.scope.load(OutgoingMail, mail_id, lock=True)
        operations.retry(mail=mail)
