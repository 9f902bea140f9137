"""Real editing histories, and ones that stand in for them where the data folder is absent."""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pycrdt import Doc, Text

from config.state import CHECKOUT

TRACES = CHECKOUT.parent / "shared" / "data" / "editing-traces"
FRIENDS = TRACES / "friendsforever.json.gz"
PAPER = TRACES / "automerge-paper.json.gz"
ROOT = "text"
_WORDS = ["harbour", "rack", "delivery", "offer", "Dana", "price", "contract", "crane"]


def made_up_friends(changes: int) -> dict[str, Any]:
    """Two writers at the same time: each in a paragraph of their own, with now and then a look at the other's."""
    docs: list[Doc[Any]] = [Doc(client_id=number) for number in (1, 2)]
    texts = [doc.get(ROOT, type=Text) for doc in docs]
    txns: list[dict[str, Any]] = []
    last: list[list[int]] = [[], []]
    for index in range(changes):
        agent = (index // 7) % 2
        doc, text, other = docs[agent], texts[agent], docs[1 - agent]
        parents = list(last[agent][-1:])
        if index % 7 == 0 and last[1 - agent]:
            doc.apply_update(other.get_update(doc.get_state()))
            parents.append(last[1 - agent][-1])
        length = len(str(text))
        patch = [length * (3 + index % 5) // 10, 0, _WORDS[index % len(_WORDS)] + " "]
        if index % 11 == 10 and length > 20:
            patch = [length // 2, 5, ""]
        text_edit(text, patch)
        txns.append({"agent": agent, "parents": parents, "patches": [patch]})
        last[agent].append(index)
    for one, other in ((0, 1), (1, 0)):
        docs[one].apply_update(docs[other].get_update(docs[one].get_state()))
    return {"txns": txns, "endContent": str(texts[0])}


def made_up_paper(changes: int) -> dict[str, Any]:
    """One writer."""
    doc: Doc[Any] = Doc(client_id=1)
    text = doc.get(ROOT, type=Text)
    txns = []
    length = 0
    for index in range(changes):
        patch: list[Any] = [length * (index % 13) // 12, 0, _WORDS[index % len(_WORDS)][index % 3]]
        if index % 6 == 5 and length > 3:
            patch = [length // 2, 1, ""]
        text_edit(text, patch)
        length += len(patch[2]) - patch[1]
        txns.append({"patches": [patch]})
    return {"txns": txns, "endContent": str(text)}


def text_edit(text: Text, patch: list[Any]) -> None:
    at, gone, put = patch
    if gone:
        del text[at : at + gone]
    if put:
        text.insert(at, put)


def load(path: Path, instead: Callable[[int], dict[str, Any]], changes: int) -> dict[str, Any]:
    """A trace, or what stands in for it."""
    if not path.exists():
        return instead(changes)
    with gzip.open(path) as file:
        found: dict[str, Any] = json.load(file)
    return found


def updates_of(trace: dict[str, Any]) -> Iterator[bytes]:
    """What an editor would send, change by change, for a trace of one writer of ASCII text."""
    doc: Doc[Any] = Doc(client_id=1)
    text = doc.get(ROOT, type=Text)
    for change in trace["txns"]:
        before = doc.get_state()
        with doc.transaction():
            for patch in change["patches"]:
                text_edit(text, patch)
        yield doc.get_update(before)
