"""PostgreSQL's binary arrays, written by hand: psycopg looks at every element for its type, and here all are of one.

https://www.postgresql.org/docs/current/protocol-overview.html#PROTOCOL-FORMAT-CODES; array_recv() reads: how many
dimensions, whether there are nulls, the type of an element, how many there are, the first one's number, and then each
element with its length before it.
"""

from collections.abc import Iterable, Sequence
from struct import Struct
from uuid import UUID

_BYTEA, _INT4, _UUID = 17, 23, 2950
_HEAD = Struct("!iiIii").pack
_LENGTH = Struct("!i").pack
A_UUID = _LENGTH(16)
_AN_INT = _LENGTH(4)
_NULL = _LENGTH(-1)
_READY = b"".join(_AN_INT + _LENGTH(one) for one in range(1, 1_001))


def element(value: UUID | None) -> bytes:
    """A UUID as it stands in an array, for `uuids`; worth keeping where it is needed again and again."""
    return _NULL if value is None else A_UUID + value.bytes


def uuids(elements: Iterable[bytes]) -> bytes:
    """`uuid[]`, of what `element` made."""
    found = list(elements)
    return _HEAD(1, True, _UUID, len(found), 1) + b"".join(found)


def nulls(count: int) -> bytes:
    """`uuid[]` of so many nulls."""
    return _HEAD(1, True, _UUID, count, 1) + _NULL * count


def counts(lengths: Sequence[int]) -> bytes:
    """`int[]` that counts from 1 again for each of these lengths: (2, 3) is 1 2 1 2 3."""
    parts = [_READY[: 8 * most] if most <= 1_000 else _counted(most) for most in lengths]
    return _HEAD(1, False, _INT4, sum(lengths), 1) + b"".join(parts)


def _counted(most: int) -> bytes:
    return b"".join(_AN_INT + _LENGTH(one) for one in range(1, most + 1))


def ints(values: Sequence[int]) -> bytes:
    """`int[]`."""
    return _HEAD(1, False, _INT4, len(values), 1) + b"".join([_AN_INT + _LENGTH(value) for value in values])


def byteas(values: Sequence[bytes]) -> bytes:
    """`bytea[]`."""
    parts = [part for value in values for part in (_LENGTH(len(value)), value)]
    return _HEAD(1, False, _BYTEA, len(values), 1) + b"".join(parts)
