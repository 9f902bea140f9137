"""What Yjs bytes are, how they are joined and read. Knows no table.

A `Doc` made here is the caller's own and goes away with it; the one that editors write in together lives in
collaboration.documents.rooms and never leaves its event loop.
"""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from pycrdt import Doc, Snapshot, Text, XmlElement, XmlFragment, XmlText, get_state, merge_updates

from collaboration.documents.errors import BadUpdate, UpdateTooBig
from collaboration.documents.structs import MOST_LEVELS, Seen, look

FRAGMENT = "document-store"  # where the editor keeps its blocks
MOST_FRAME = 1024 * 1024
MOST_UPDATE = 20 * 1024 * 1024
MOST_DOCUMENT = 20 * 1024 * 1024
EMPTY = b"\x00\x00"  # an update that says nothing
NO_STATE = b"\x00"  # the state vector of an empty document
# Joining is quadratic in the number of updates: a long log is joined in parts, in its order.
JOINED_AT_ONCE = 500


def check(data: bytes, *, most: int = MOST_UPDATE) -> Seen:
    """Refuse what is no Yjs update of an editor of ours; what is left no library falls over.

    Raises:
        UpdateTooBig, BadUpdate, UnknownParts.
    """
    if len(data) > most:
        raise UpdateTooBig
    seen = look(data)
    try:
        get_state(data)
    except (ValueError, RuntimeError):
        raise BadUpdate from None
    return seen


def add(doc: "Doc[Any]", data: bytes, seen: Seen) -> None:
    """Apply a checked update to the document it was made for.

    Raises:
        BadUpdate: it cannot be applied, or elements would be nested too deep. The document may have taken it.
    """
    if not seen.levels:
        _apply_one(doc, data)
        return
    deepest = 0

    def measure(events: list[Any]) -> None:
        nonlocal deepest
        deepest = max(levels_above(event.target) for event in events)

    fragment = doc.get(FRAGMENT, type=XmlFragment)
    watch = fragment.observe_deep(measure)
    try:
        _apply_one(doc, data)
    finally:
        fragment.unobserve(watch)
    if deepest + seen.levels > MOST_LEVELS:
        raise BadUpdate


def _apply_one(doc: "Doc[Any]", data: bytes) -> None:
    try:
        doc.apply_update(data)
    except (ValueError, RuntimeError):
        raise BadUpdate from None


def levels_above(node: Any) -> int:
    """In how many nodes a node stands, itself counted."""
    levels = 0
    while node is not None and levels <= MOST_LEVELS:
        node, levels = getattr(node, "parent", None), levels + 1
    return levels


def doc_of(chunks: Iterable[bytes]) -> "Doc[Any]":
    """A document of its own, from updates in the order of their log.

    Raises:
        BadUpdate: one of them cannot be applied.
    """
    doc: Doc[Any] = Doc(allow_multithreading=True)
    apply(doc, chunks)
    return doc


def apply(doc: "Doc[Any]", chunks: Iterable[bytes]) -> None:
    """Apply updates in the order of their log; they are joined first, which is quicker and never loses any.

    Raises:
        BadUpdate: one of them cannot be applied.
    """
    try:
        rest = iter(chunks)
        while part := list(islice(rest, JOINED_AT_ONCE)):
            doc.apply_update(joined(part))
    except (ValueError, RuntimeError):
        raise BadUpdate from None


def joined(updates: Sequence[bytes]) -> bytes:
    """Several updates as one.

    Raises:
        BadUpdate: one of them is none.
    """
    if not updates:
        return EMPTY
    try:
        return updates[0] if len(updates) == 1 else merge_updates(*updates)
    except (ValueError, RuntimeError):
        raise BadUpdate from None


def difference(doc: "Doc[Any]", state: bytes = NO_STATE) -> bytes:
    """What a reader with this state vector lacks. Deleted text is not in it: the document has dropped it.

    Raises:
        BadUpdate: not a state vector.
    """
    try:
        return bytes(doc.get_update(state))
    except (ValueError, RuntimeError):
        raise BadUpdate from None


def same(one: "Doc[Any]", other: "Doc[Any]") -> bool:
    """Do two documents say the same and remember the same history?"""
    if one.get_update() == other.get_update():
        return True
    if one.get_state() != other.get_state():
        return False
    if Snapshot.from_doc(one).encode() != Snapshot.from_doc(other).encode():
        return False
    return says(one) == says(other)


def says(doc: "Doc[Any]") -> dict[str, Any]:
    """The text of every root; the editor's with its markup."""
    found = {name: str(doc.get(name, type=Text)) for name in doc.keys() if name != FRAGMENT}  # noqa: SIM118
    return {**found, FRAGMENT: [shape(child) for child in doc.get(FRAGMENT, type=XmlFragment).children]}


def shape(node: Any) -> Any:
    """A node with all that is in it, for comparing: str() of one names attributes in any order."""
    if isinstance(node, XmlText):
        return node.diff()
    attributes: Any = node.attributes if isinstance(node, XmlElement) else []
    named = sorted(attributes, key=lambda pair: pair[0])
    return getattr(node, "tag", ""), named, [shape(child) for child in node.children]


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
