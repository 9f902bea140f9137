"""The tree against the real editor, both ways: its bytes are read, and what the server writes opens in it unchanged."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from collaboration.documents.content.reading import read
from collaboration.documents.content.tree import Block, Run
from collaboration.documents.content.writing import write
from tests.collaboration.documents.content.samples import DEAL, EDITOR, EVERYTHING, PICTURE

FRONT_END = Path(__file__).resolve().parents[4] / "frontend"


def opened(update: bytes) -> dict[str, Any]:
    """What the editor makes of a document: its blocks, and whether it changed anything by opening it."""
    node = shutil.which("node") or "node"
    done = subprocess.run(
        [node, "tools/open-document.mjs"], cwd=FRONT_END, input=update, capture_output=True, check=True
    )
    return json.loads(done.stdout)


def test_it_reads_what_the_editor_wrote() -> None:
    assert read(EDITOR) == EVERYTHING


def test_it_reads_back_what_it_writes() -> None:
    assert read(write(EVERYTHING)) == EVERYTHING


def test_an_empty_document_is_an_empty_paragraph() -> None:
    assert read(write(())) == (Block("paragraph"),)
    assert read(b"") == ()


def test_the_editor_opens_what_the_server_writes_and_changes_nothing() -> None:
    seen = opened(write(EVERYTHING))
    assert seen["changed"] is False
    blocks = {block["type"]: block for block in seen["blocks"]}
    assert [block["type"] for block in seen["blocks"]] == [block.kind for block in EVERYTHING]
    assert [one["type"] for one in blocks["bulletListItem"]["children"]] == ["numberedListItem", "numberedListItem"]
    assert blocks["bulletListItem"]["children"][0]["props"]["start"] == 5
    assert (blocks["heading"]["props"]["level"], blocks["image"]["props"]["url"]) == (2, f"file:{PICTURE}")
    links = [one for one in seen["blocks"][2]["content"] if one["type"] == "recordLink"]
    assert [one["props"] for one in links] == [{"about": DEAL}]
    wide = blocks["table"]["content"]["rows"][1]["cells"][0]
    assert (wide["props"]["colspan"], wide["content"][0]["text"]) == (2, "wide")


def test_long_text_in_any_script_keeps_its_marks_in_place() -> None:
    words = (Run("Привет 👋🏽 "), Run("жирно", frozenset({"bold"})), Run(" и 漢字"))
    assert read(write((Block("paragraph", words),))) == (Block("paragraph", words),)
