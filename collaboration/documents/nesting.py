"""How deep the elements of an update are nested in each other, from what each was written into or beside."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

_Id = tuple[int, int]


@dataclass
class Links:
    """The structs of one client, in their order.

    Args:
        starts: the clock at which each begins.
        refs: the bytes of the id each was written beside or, when True, into; b"" for a root and for what is gone.
        elements: the clocks of those that are elements.
    """

    starts: list[int] = field(default_factory=list)
    refs: list[tuple[bytes, bool]] = field(default_factory=list)
    elements: list[int] = field(default_factory=list)


def levels_of(links: Mapping[int, Links]) -> int:
    """The most elements that stand in each other; what they stand in of the document before does not count."""
    known: dict[_Id, int] = {}
    return 1 + max(_level(links, known, (client, at)) for client, one in links.items() for at in one.elements)


def _level(links: Mapping[int, Links], known: dict[_Id, int], one: _Id) -> int:
    """In how many of the new elements it stands."""
    trail: list[tuple[_Id, bool]] = []
    here: _Id | None = one
    while here is not None and here not in known:
        known[here] = 0  # until it is known; a circle ends here too
        where, is_inside = _link(links, here)
        trail.append((here, is_inside))
        here = where
    level = known[here] if here is not None else 0
    for place, is_inside in reversed(trail):
        level += is_inside
        known[place] = level
    return level


def _link(links: Mapping[int, Links], one: _Id) -> tuple[_Id | None, bool]:
    """What of this update it stands beside or, when True, in."""
    found = _ref(links, one)
    if not found or not found[0]:
        return None, False
    where = _id_of(found[0])
    return (where, found[1]) if _ref(links, where) else (None, False)


def _ref(links: Mapping[int, Links], one: _Id) -> tuple[bytes, bool] | None:
    mine = links.get(one[0])
    place = bisect_right(mine.starts, one[1]) - 1 if mine else -1
    return mine.refs[place] if mine and place >= 0 else None


def _id_of(data: bytes) -> _Id:
    """The two numbers of an id."""
    numbers, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(value)
            value = shift = 0
    return numbers[0], numbers[1]
