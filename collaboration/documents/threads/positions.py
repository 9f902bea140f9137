"""Yjs relative positions: which letter they hold on to, and whether that letter is still there."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from pycrdt import Doc, Snapshot

from collaboration.documents.threads.errors import BadAnchor

LONGEST = 200
Letter = tuple[int, int]  # the client that wrote it, and its number
_ITEM, _ROOT, _TYPE = 0, 1, 2


def letter_of(position: bytes, field: str) -> Letter | None:
    """The letter a position holds on to; None for one at the end of a text.

    Args:
        position: as Y.encodeRelativePosition writes it.
        field: where it came from, for the refusal.

    Raises:
        BadAnchor: it is no such position.
    """
    reader = _Reader(position)
    try:
        kind = reader.number()
        if kind == _ROOT:
            reader.skip(reader.number())
            found = None
        elif kind in (_ITEM, _TYPE):
            letter = (reader.number(), reader.number())
            found = letter if kind == _ITEM else None
        else:
            raise ValueError(kind)
        # Which side it sticks to: one byte, absent in the positions of older editors.
        reader.skip(min(1, reader.left))
    except (IndexError, ValueError):
        raise BadAnchor(field) from None
    if reader.left or len(position) > LONGEST:
        raise BadAnchor(field)
    return found


class Deleted:
    """The letters deleted in a document, in any of its histories."""

    def __init__(self, doc: "Doc[Any]") -> None:
        reader = _Reader(Snapshot.from_doc(doc).encode())
        self._ranges: dict[int, list[tuple[int, int]]] = {}
        for _ in range(reader.number()):
            client = reader.number()
            self._ranges[client] = sorted((reader.number(), reader.number()) for _ in range(reader.number()))

    def letters(self) -> Iterator[Letter]:
        """One by one."""
        for client, ranges in self._ranges.items():
            for clock, length in ranges:
                yield from ((client, place) for place in range(clock, clock + length))

    def __contains__(self, letter: Letter) -> bool:
        client, clock = letter
        ranges = self._ranges.get(client, [])
        place = bisect_right(ranges, (clock, 2**64)) - 1
        return place >= 0 and clock < ranges[place][0] + ranges[place][1]


class _Reader:
    """lib0's variable-length numbers."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def number(self) -> int:
        value, shift = 0, 0
        while True:
            byte = self._data[self._at]
            self._at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7
            if shift > 56:
                raise ValueError(shift)

    def skip(self, count: int) -> None:
        if count > self.left:
            raise IndexError(count)
        self._at += count
