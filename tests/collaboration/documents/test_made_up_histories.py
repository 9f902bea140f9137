"""Three clients at once, made up at random from a fixed seed: server, log, snapshot and a Yjs client say the same."""

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pycrdt import Doc, XmlFragment, XmlText

from collaboration.documents import yjs
from collaboration.documents.operations.tending import squeeze
from collaboration.documents.queries import Stored
from config.state import CHECKOUT

SCRIPT = Path(__file__).with_name("stock") / "fuzz.cjs"


def node(*arguments: Any, **more: Any) -> "subprocess.Popen[str]":
    command = [str(shutil.which("node")), SCRIPT, CHECKOUT / "frontend", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **more)


def made(seed: int, cases: int, changes: int) -> Iterator[tuple[list[bytes], str]]:
    """The updates in the order in which they came, and what Yjs makes of them."""
    with node("make", seed, cases, changes) as process:
        assert process.stdout is not None
        for line in process.stdout:
            case = json.loads(line)
            yield [base64.b64decode(one) for one in case["updates"]], case["expect"]


def shape_of(doc: "Doc[Any]") -> str:
    children = doc.get(yjs.FRAGMENT, type=XmlFragment).children
    return json.dumps([_shape(child) for child in children], separators=(",", ":"), ensure_ascii=False)


def _shape(node: Any) -> list[Any]:
    if not isinstance(node, XmlText):
        attributes = sorted(f"{name}={_plain(value)}" for name, value in node.attributes)
        return [node.tag, attributes, [_shape(child) for child in node.children]]
    runs: list[list[str]] = []
    for text, marks in node.diff():
        said = ",".join(sorted(f"{name}={value['v']}" for name, value in (marks or {}).items()))
        if runs and runs[-1][1] == said:
            runs[-1][0] += text
        else:
            runs.append([text, said])
    return ["#", runs]


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


@pytest.mark.parametrize(
    ("cases", "changes"), [(1_200, 25), pytest.param(10_000, 60, marks=pytest.mark.proof)], ids=["short", "long"]
)
def test_all_say_the_same(cases: int, changes: int) -> None:
    with node("check", stdin=subprocess.PIPE) as yjs_client:
        assert yjs_client.stdin is not None
        assert yjs_client.stdout is not None
        for number, (updates, expect) in enumerate(made(7, cases, changes)):
            server: Doc[Any] = Doc()
            for update in updates:
                server.apply_update(update)
            replay = yjs.doc_of([yjs.EMPTY, *updates])
            half = len(updates) // 2
            squeezed = squeeze(Stored(half, yjs.EMPTY, updates[:half]))
            assert squeezed is not None, f"case {number}: the snapshot was thrown away"
            reopened = yjs.doc_of([squeezed[0], *updates[half:]])
            for doc in (server, replay, reopened):
                assert shape_of(doc) == expect, f"case {number}"
            states = [base64.b64encode(yjs.difference(doc)).decode() for doc in (server, reopened)]
            yjs_client.stdin.write(json.dumps({"expect": expect, "states": states}) + "\n")
            yjs_client.stdin.flush()
            assert yjs_client.stdout.readline() == "0\n", f"case {number}: Yjs reads something else"
        yjs_client.stdin.close()
    assert number == cases - 1
