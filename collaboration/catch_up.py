"""Reading the journal: the table is the truth, everything else on the live channel is a hint."""

from uuid import UUID

from collaboration.heard import COLUMNS, Heard, heard
from journal.models import Clock, Event

# A reader further behind than this refetches everything instead.
FURTHEST = 5_000
MOST = 1_000


def read_after(workspace_id: UUID, seq: int, limit: int) -> list[Heard]:
    """The events after `seq`, in order; blocking, to be called behind the workspace's fence."""
    rows = Event.objects.filter(workspace_id=workspace_id, seq__gt=seq).order_by("seq")
    return [heard(row) for row in rows.values(*COLUMNS)[:limit]]


def read_clock(workspace_id: UUID) -> tuple[int, int]:
    """The workspace's last event number and access epoch; blocking, behind the fence."""
    found = Clock.objects.filter(workspace_id=workspace_id).values_list("event_seq", "acl_epoch").first()
    return found or (0, 0)
