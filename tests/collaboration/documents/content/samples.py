"""One of every block, as the editor (BlockNote 0.55) wrote it into editor.bin, and as our tree says it."""

from pathlib import Path
from uuid import UUID

from collaboration.documents.content.tree import Block, Cell, Label, RecordLink, Run, Shown

EDITOR = (Path(__file__).parent / "editor.bin").read_bytes()
DEAL = "deal:01900000-0000-7000-8000-000000000001"
PICTURE, PAPER = (UUID(f"01900000-0000-7000-8000-0000000000f{place}") for place in (1, 2))
LABELLED = Shown(
    links={DEAL: Label("D-1 Roof", "/w/north/deals/1")}, hidden="[hidden]", missing="[no file]", origin="https://x.test"
)


def run(text: str, *styles: str, href: str = "") -> Run:
    return Run(text, frozenset(styles), href)


EVERYTHING = (
    Block("heading", (run("Title"),)),
    Block("heading", (run("Toggle"),), level=2),
    Block(
        "paragraph",
        (
            run("plain "),
            run("bold", "bold", "italic"),
            run("u", "underline", "strike"),
            run("c", "code"),
            Run("col", colour="red", background="yellow"),
            run("link", href="https://example.com/"),
            RecordLink(DEAL),
            run(" line"),
            run("\n"),
            run("break"),
        ),
    ),
    Block("paragraph", (run("centred"),), align="center", background="red", colour="blue"),
    Block(
        "bulletListItem",
        (run("one"),),
        (Block("numberedListItem", (run("nested"),), start=5), Block("numberedListItem", (run("nested2"),))),
    ),
    Block("checkListItem", (run("done"),), is_checked=True),
    Block("checkListItem", (run("not done"),)),
    Block("toggleListItem", (run("tog"),), (Block("paragraph", (run("inside"),)),)),
    Block("quote", (run("quoted"),)),
    Block("codeBlock", (run("print(1)\nx = 2"),), language="python"),
    Block(
        "table",
        rows=(
            (Cell((run("a"),), is_head=True), Cell((run("b", "bold"),), is_head=True)),
            (Cell((run("wide"),), columns=2),),
        ),
    ),
    Block("image", file=PICTURE, name="p.png", caption="cap"),
    Block("file", file=PAPER, name="f.pdf"),
    Block("video"),
    Block("audio"),
    Block("divider"),
    Block("paragraph"),
)
