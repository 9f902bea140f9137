"""The editor's Yjs XML as a tree. Hostile or unknown shapes are read as the text they hold."""

from collections.abc import Iterator, Mapping
from typing import Any

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from collaboration.documents.content import tree
from collaboration.documents.content.addresses import file_of, safe_link
from collaboration.documents.content.tree import Block, Cell, Inline, RecordLink, Run, Tree

ROOT = "document-store"
MOST_CELLS = 60  # columns or rows that one cell may span
_FLAT = 400  # how deep unknown elements are looked into for text


def read(update: bytes) -> Tree:
    """The tree of a document, from its whole state as one Yjs update; in any thread."""
    doc: Doc[Any] = Doc()
    if update:
        doc.apply_update(update)
    return read_fragment(doc.get(ROOT, type=XmlFragment))


def read_fragment(fragment: XmlFragment) -> Tree:
    """The tree under the editor's root."""
    return tuple(_blocks(fragment, 0))


def _blocks(parent: Any, depth: int) -> Iterator[Block]:
    for child in _elements(parent):
        if child.tag == "blockContainer":
            yield from _contained(child, depth)
        elif child.tag in ("blockGroup", "columnList", "column"):
            yield from _blocks(child, depth)
        else:
            # A block without its container: an editor of another make.
            yield _block(child, ())


def _contained(container: XmlElement, depth: int) -> Iterator[Block]:
    """The block of a container and, in it, those nested below; beside it where they lie too deep."""
    nested: Tree = ()
    own: list[XmlElement] = []
    for child in _elements(container):
        if child.tag == "blockGroup":
            if depth < _FLAT:
                nested += tuple(_blocks(child, depth + 1))
        else:
            own.append(child)
    if depth >= tree.DEEPEST:
        yield from (_block(one, ()) for one in own)
        yield from nested
        return
    for place, one in enumerate(own):
        yield _block(one, nested if place == len(own) - 1 else ())
    if not own:
        yield from nested


def _block(element: XmlElement, children: Tree) -> Block:
    props = _props(element)
    kind = element.tag or ""
    is_media = kind in tree.MEDIA
    return Block(
        kind=kind,
        inlines=() if kind == tree.TABLE or is_media else tuple(_inlines(element)),
        children=children,
        level=_between(props.get("level"), 1, 6),
        is_checked=props.get("checked") in (True, "true"),
        start=_between(props.get("start"), 0, 999_999) if props.get("start") is not None else None,
        language=_word(props.get("language")),
        file=file_of(props.get("url")) if is_media else None,
        name=_line(props.get("name")) if is_media else "",
        caption=_line(props.get("caption")) if is_media else "",
        align=_one_of(props.get("textAlignment"), tree.ALIGNMENTS) or "left",
        colour=_one_of(props.get("textColor"), tree.COLOURS),
        background=_one_of(props.get("backgroundColor"), tree.COLOURS),
        rows=tuple(_rows(element)) if kind == tree.TABLE else (),
    )


def _rows(table: XmlElement) -> Iterator[tuple[Cell, ...]]:
    for row in _elements(table):
        yield tuple(
            Cell(
                inlines=tuple(_inlines(cell)),
                is_head=cell.tag == "tableHeader",
                columns=_between(_props(cell).get("colspan"), 1, MOST_CELLS),
                rows=_between(_props(cell).get("rowspan"), 1, MOST_CELLS),
            )
            for cell in _elements(row)
        )


def _inlines(element: XmlElement) -> Iterator[Inline]:
    """The text below an element, from left to right, without recursion: hostile nesting must not end the server."""
    waiting: list[Iterator[Any]] = [iter(element.children)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif isinstance(child, XmlText):
            yield from _runs(child)
        elif isinstance(child, XmlElement):
            if child.tag == "recordLink":
                yield RecordLink(_line(_props(child).get("about")))
            elif child.tag == "hardBreak":
                yield Run("\n")
            elif len(waiting) < _FLAT:
                waiting.append(iter(child.children))


def _runs(text: XmlText) -> Iterator[Run]:
    for piece, marks in text.diff():
        if isinstance(piece, str) and piece:
            yield _run(piece, marks or {})


def _run(text: str, marks: Mapping[str, Any]) -> Run:
    # y-prosemirror writes marks that may overlap as "name--hash".
    named = {name.partition("--")[0]: value for name, value in marks.items() if value is not None}
    return Run(
        text=text,
        styles=frozenset(named) & tree.STYLES,
        href=safe_link(_inside(named.get("link"), "href")),
        colour=_one_of(_inside(named.get("textColor"), "stringValue"), tree.COLOURS),
        background=_one_of(_inside(named.get("backgroundColor"), "stringValue"), tree.COLOURS),
    )


def _elements(parent: Any) -> Iterator[XmlElement]:
    return (child for child in parent.children if isinstance(child, XmlElement))


def _props(element: XmlElement) -> Mapping[str, Any]:
    found: Any = element.attributes  # pycrdt's view has no type that says it iterates over pairs
    return dict(found)


def _inside(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, Mapping) else None


def _between(value: Any, least: int, most: int) -> int:
    if isinstance(value, str) and value.isdecimal() and len(value) < 10:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return least
    return int(max(least, min(most, value)))


def _one_of(value: Any, known: frozenset[str]) -> str:
    return value if isinstance(value, str) and value in known else ""


def _word(value: Any) -> str:
    return value if isinstance(value, str) and value.isascii() and value.replace("-", "").isalnum() else ""


def _line(value: Any) -> str:
    return " ".join(value.split())[:500] if isinstance(value, str) else ""
