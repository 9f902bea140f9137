"""Reading the journal: the table is the truth, everything else on the live channel is a hint."""

import json
from typing import Any
from uuid import UUID

from collaboration.heard import COLUMNS, Heard, heard
from journal.models import Clock, Event
from permissions.prepared import rows_of

# A reader further behind than this refetches everything instead.
FURTHEST = 5_000
MOST = 1_000
_JSON = ("parents", "audience", "payload")
_AFTER = (
    f"select {', '.join(COLUMNS)} from {Event._meta.db_table}"  # noqa: S608
    " where workspace_id = $1 and seq > $2 order by seq limit $3"
)


def read_after(workspace_id: UUID, seq: int, limit: int) -> list[Heard]:
    """The events after `seq`, in order; blocking, to be called behind the workspace's fence."""
    rows = rows_of("artel_events", "uuid, bigint, bigint", _AFTER, [workspace_id, seq, limit])
    return [heard(_read(row)) for row in rows]


def _read(row: tuple[Any, ...]) -> dict[str, Any]:
    found = dict(zip(COLUMNS, row, strict=True))
    # Django keeps PostgreSQL's JSON as the text it is, for its own fields to read.
    return {**found, **{name: json.loads(found[name]) for name in _JSON}}


def read_clock(workspace_id: UUID) -> tuple[int, int]:
    """The workspace's last event number and access epoch; blocking, behind the fence."""
    found = Clock.objects.filter(workspace_id=workspace_id).values_list("event_seq", "acl_epoch").first()
    return found or (0, 0)
