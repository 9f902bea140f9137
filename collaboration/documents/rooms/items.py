"""What waits in a room's queue."""

from collections.abc import Iterable
from dataclasses import dataclass

from collaboration.documents.rooms.line import Line


@dataclass(eq=False, slots=True)
class Item:
    """An update to be kept, or a frame to be sent once those before it are.

    Args:
        data: the update as it came; empty when there is nothing to keep.
        clean: the same change without anything deleted meanwhile, for outsiders; None where `data` holds nothing such.
        weight: what `data` adds to the size of the document.
        then: what to send to the line afterwards, instead of an acknowledgement.
    """

    line: Line
    data: bytes = b""
    clean: bytes | None = None
    weight: int = 0
    then: bytes = b""


def only_line(items: Iterable[Item]) -> Line | None:
    """The one line all items came by, which need not hear them again; None when there are several."""
    lines = {item.line for item in items}
    return lines.pop() if len(lines) == 1 else None
