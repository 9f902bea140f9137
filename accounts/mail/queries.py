"""Which mails lie where."""

from datetime import timedelta
from uuid import UUID

from django.db import models
from django.utils import timezone

from accounts.mail.models import OutgoingMail
from accounts.models import Workspace
from journal.fence import fence

State = OutgoingMail.State
WAITING = (State.QUEUED, State.TRYING, State.FAILED)
# A job is late when it should have ended this long ago.
_LATE = timedelta(minutes=5)
_KEPT = timedelta(days=30)
# Attempts a mail gets by itself: the first and one after each pause (accounts.mail.operations).
ATTEMPTS = 6


def failed(workspace_id: UUID) -> "models.QuerySet[OutgoingMail]":
    """A workspace's mails that did not go out."""
    return OutgoingMail.objects.filter(workspace_id=workspace_id, state=State.FAILED)


def forgotten(workspace_id: UUID | None) -> "models.QuerySet[OutgoingMail]":
    """Mails that are due for longer than a delivery takes; behind the fence of `workspace_id`."""
    late = _of(workspace_id).filter(due_at__lt=timezone.now() - _LATE)
    waiting = late.filter(state__in=WAITING, attempts__lt=ATTEMPTS)
    return waiting.select_for_update(skip_locked=True)


def outdated(workspace_id: UUID | None) -> "models.QuerySet[OutgoingMail]":
    """Mails that were delivered so long ago that nobody needs the row."""
    gone = (State.SENT, State.SHOWN)
    return _of(workspace_id).filter(state__in=gone, sent_at__lt=timezone.now() - _KEPT)


def shown(limit: int = 200) -> list[OutgoingMail]:
    """What lies in "Demo mail", newest first: of every workspace and of none. Only for the demo's own pages."""
    found: list[OutgoingMail] = []
    for workspace_id in [None, *Workspace.objects.values_list("id", flat=True)]:
        with fence(workspace_id, None):
            mine = _of(workspace_id).filter(state=State.SHOWN)
            found += mine.select_related("workspace").order_by("-created_at")[:limit]
    return sorted(found, key=lambda mail: mail.created_at, reverse=True)[:limit]


def _of(workspace_id: UUID | None) -> "models.QuerySet[OutgoingMail]":
    # Named although the fence says it too: where none is entered, mails of no workspace are all one sees.
    if workspace_id is None:
        return OutgoingMail.objects.filter(workspace=None)
    return OutgoingMail.objects.filter(workspace_id=workspace_id)
