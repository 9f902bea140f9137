"""Writing one document's blocks over another's, as a change that editors merge like any other."""

from collections.abc import Sequence
from typing import Any

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from collaboration.documents import yjs


def rewrite(doc: "Doc[Any]", source: "Doc[Any]") -> bytes:
    """Make `doc` say what `source` says; blocks that are the same at the beginning and the end stay untouched.

    Returns:
        The change, as a Yjs update; EMPTY when there was nothing to change.
    """
    here = doc.get(yjs.FRAGMENT, type=XmlFragment)
    there = source.get(yjs.FRAGMENT, type=XmlFragment)
    before = doc.get_state()
    with doc.transaction():
        is_changed = _level(here, there)
    return yjs.difference(doc, before) if is_changed else yjs.EMPTY


def _level(here: Any, there: Any) -> bool:
    """Make the children of one node those of another; False when they were."""
    old, new = list(here.children), list(there.children)
    if len(old) == len(new) == 1 and _is_group(old[0], new[0]):
        # The editor keeps all its blocks in one group: go into it, to replace blocks and not everything.
        return _level(old[0], new[0])
    first, last = _alike(old, new)
    for index in range(len(old) - last - 1, first - 1, -1):
        del here.children[index]
    for offset, node in enumerate(new[first : len(new) - last]):
        _copy(here, first + offset, node)
    return first + last < max(len(old), len(new))


def _is_group(one: Any, other: Any) -> bool:
    if not (isinstance(one, XmlElement) and isinstance(other, XmlElement)):
        return False
    return one.tag == other.tag and _attributes(one) == _attributes(other)


def _attributes(node: Any) -> dict[str, Any]:
    return dict(node.attributes)


def _alike(old: Sequence[Any], new: Sequence[Any]) -> tuple[int, int]:
    """How many nodes are the same at the beginning, and how many of the others at the end."""
    texts = [[yjs.shape(node) for node in nodes] for nodes in (old, new)]
    most = min(len(old), len(new))
    first = next((n for n in range(most) if texts[0][n] != texts[1][n]), most)
    rest = most - first
    last = next((n for n in range(rest) if texts[0][-1 - n] != texts[1][-1 - n]), rest)
    return first, last


def _copy(parent: Any, index: int, node: Any) -> None:
    if isinstance(node, XmlText):
        text = XmlText()
        parent.children.insert(index, text)
        for chunk, marks in node.diff():
            if isinstance(chunk, str):
                text.insert(len(text), chunk, marks)
            else:
                text.insert_embed(len(text), chunk, marks)
        return
    element = XmlElement(node.tag)
    parent.children.insert(index, element)
    for name, value in _attributes(node).items():
        element.attributes[name] = value
    for position, child in enumerate(node.children):
        _copy(element, position, child)
