"""Which facts can be taken back, and by which way; rooms register theirs in AppConfig.ready()."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from journal.models import Event
from permissions.edits import EditIn, FieldIn
from permissions.http import Request

Revert = Callable[[Request, Event], Any]
Edit = Callable[[Request, UUID, EditIn], Any]
_reverts: dict[str, Revert] = {}


def undoable(kind: str, revert: Revert) -> None:
    """Let facts of a kind ("deal.moved") be taken back.

    Args:
        revert: does the opposite through the room's own door, under the scope of whoever takes it back. It refuses
            when what the fact changed is not as the fact left it.
    """
    _reverts[kind] = revert


def undoable_edit(kind: str, edit: Edit) -> None:
    """Let edits of fields be taken back: the room's own PATCH, with the values the other way round.

    The fact's `values` (see journal.acting.publish) say what was changed; a field changed since is a clash.
    """

    def revert(request: Request, event: Event) -> Any:
        values: dict[str, list[Any]] = event.payload.get("values") or {}
        fields = {name: FieldIn(base=after, value=before) for name, (before, after) in values.items()}
        return edit(request, event.about_id, EditIn(fields=fields))

    _reverts[kind] = revert


def revert_of(kind: str) -> Revert | None:
    return _reverts.get(kind)


def way_back(act: Callable[[Request, UUID], Any]) -> Revert:
    """The opposite act, by the room's own door: archive and restore. Refused by the room when it is so already."""
    return lambda request, event: act(request, event.about_id)
