"""A document as a small typed tree: what the editor's Yjs XML, HTML, Markdown and DOCX are read into and made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

PARAGRAPH, HEADING, QUOTE, CODE, TABLE, DIVIDER = "paragraph", "heading", "quote", "codeBlock", "table", "divider"
BULLET, NUMBER, CHECK, TOGGLE = "bulletListItem", "numberedListItem", "checkListItem", "toggleListItem"
IMAGE, FILE, VIDEO, AUDIO = "image", "file", "video", "audio"
LISTS = frozenset({BULLET, NUMBER, CHECK, TOGGLE})
MEDIA = frozenset({IMAGE, FILE, VIDEO, AUDIO})
KINDS = frozenset({PARAGRAPH, HEADING, QUOTE, CODE, TABLE, DIVIDER, *LISTS, *MEDIA})
BOLD, ITALIC, UNDERLINE, STRIKE, MONO = "bold", "italic", "underline", "strike", "code"
STYLES = frozenset({BOLD, ITALIC, UNDERLINE, STRIKE, MONO})
COLOURS = frozenset({"gray", "brown", "red", "orange", "yellow", "green", "blue", "purple", "pink"})
ALIGNMENTS = frozenset({"left", "center", "right", "justify"})
# Deeper than anybody writes; what lies below is read as if it stood there.
DEEPEST = 24


@dataclass(frozen=True)
class Run:
    """A piece of text with one look; "\\n" is a line break inside its block."""

    text: str
    styles: frozenset[str] = frozenset()
    href: str = ""
    colour: str = ""
    background: str = ""


@dataclass(frozen=True)
class RecordLink:
    """A link to a record by its key ("deal:<id>"); what it is called is asked for each reader."""

    about: str


Inline = Run | RecordLink


@dataclass(frozen=True)
class Cell:
    inlines: tuple[Inline, ...] = ()
    is_head: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Block:
    """One block.

    Args:
        kind: one of KINDS, or the editor's word for a block unknown here; its text is in `inlines` then.
        level: of a heading, 1 to 6.
        start: what a numbered list begins with, if it was said.
        file: the checked upload behind an image or a file.
        rows: of a table.
    """

    kind: str
    inlines: tuple[Inline, ...] = ()
    children: tuple["Block", ...] = ()
    level: int = 1
    is_checked: bool = False
    start: int | None = None
    language: str = ""
    file: UUID | None = None
    name: str = ""
    caption: str = ""
    align: str = "left"
    colour: str = ""
    background: str = ""
    rows: tuple[tuple[Cell, ...], ...] = ()


Tree = tuple[Block, ...]


@dataclass(frozen=True)
class Label:
    """What a record is called for one reader, and where it opens for them."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Media:
    """A checked upload as one reader has it; `path` is where its bytes lie."""

    name: str
    content_type: str
    path: str
    url: str


@dataclass(frozen=True)
class Shown:
    """What one reader may see behind a document's references; what is absent is not theirs.

    Args:
        links: by key ("deal:<id>").
        hidden: what stands where a record may not be seen.
        missing: what stands where a file may not be had.
        origin: in front of addresses, for papers that leave the product.
    """

    links: Mapping[str, Label] = field(default_factory=dict)
    files: Mapping[UUID, Media] = field(default_factory=dict)
    hidden: str = "…"
    missing: str = "…"
    origin: str = ""

    def label(self, link: RecordLink) -> Label:
        return self.links.get(link.about, Label(self.hidden))


def walk(tree: Tree) -> Iterator[Block]:
    """Every block, parents first."""
    for block in tree:
        yield block
        yield from walk(block.children)


def inlines_of(block: Block) -> Iterator[Inline]:
    """The text of a block and of its cells, without its children's."""
    yield from block.inlines
    for row in block.rows:
        for cell in row:
            yield from cell.inlines


def links_in(tree: Tree) -> list[str]:
    """The keys of every record linked to, once each."""
    found = (one.about for block in walk(tree) for one in inlines_of(block) if isinstance(one, RecordLink))
    return list(dict.fromkeys(found))


def files_in(tree: Tree) -> list[UUID]:
    """The uploads shown or offered, once each."""
    return list(dict.fromkeys(block.file for block in walk(tree) if block.file is not None))
