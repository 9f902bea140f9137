"""How a fact of the journal reads in a timeline; what is not listed is not shown."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from journal.models import Event
from permissions.scope import Scope

KINDS = {
    "deal.opened": "opened",
    "deal.edited": "change",
    "deal.moved": "moved",
    "deal.closed": "closed",
    "deal.reopened": "reopened",
    "deal.reassigned": "change",
    "deal.archived": "archived",
    "deal.restored": "restored",
    "deal.lines_changed": "line",
    "deal.people_changed": "people",
    "deal.request_added": "request",
    "activity.logged": "call",
    "comment.added": "comment",
    "share.granted": "shared",
    "share.ended": "share_ended",
    "file.attached": "file",
    "request.opened": "opened",
    "request.assigned": "change",
    "request.status_changed": "change",
    "request.edited": "change",
    "request.made_deal": "change",
    "pipeline.changed": "change",
}
for _noun in ("company", "person", "product"):
    KINDS |= {
        f"{_noun}.added": "opened",
        f"{_noun}.edited": "change",
        f"{_noun}.archived": "archived",
        f"{_noun}.restored": "restored",
    }
_TALK = ("comment.added", "activity.logged", "file.attached")
FILTERS: dict[str, list[str]] = {
    "all": list(KINDS),
    "comments": ["comment.added"],
    "calls": ["activity.logged"],
    "files": ["file.attached"],
    "changes": [kind for kind in KINDS if kind not in _TALK],
}
# Of these an outsider may hear at all, each with the field of the record they must be shown for it; "" for none.
OUTSIDE = {
    "comment.added": "",
    "deal.moved": "stage",
    "deal.closed": "stage",
    "deal.reopened": "stage",
    "deal.edited": "",
    "deal.reassigned": "owner",
    "request.opened": "",
    "request.status_changed": "status",
    "request.edited": "",
    "request.assigned": "assignee",
}
# A room's own last touch on its timelines (names for ids), by the record's noun; filled in AppConfig.ready().
finishers: dict[str, Callable[[Iterable[Any], Scope], list[Any]]] = {}


def changes_of(event: Event) -> list[dict[str, Any]]:
    """What a fact says of fields."""
    changes: dict[str, list[Any]] = event.payload.get("changes") or {}
    return [{"field": name, "before": before, "after": after} for name, (before, after) in changes.items()]


def stages_of(event: Event) -> tuple[UUID | None, UUID | None]:
    """From and to, of a deal that moved."""
    before, after = (event.payload.get(name) for name in ("from_stage_id", "to_stage_id"))
    return UUID(before) if before else None, UUID(after) if after else None
