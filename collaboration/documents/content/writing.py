"""A tree as the editor's Yjs XML: the first update of a new document, exactly as the editor would have written it."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import uuid4

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from collaboration.documents.content import tree
from collaboration.documents.content.addresses import file_url
from collaboration.documents.content.reading import ROOT
from collaboration.documents.content.tree import Block, Cell, Inline, RecordLink, Run, Tree

Props = dict[str, Any]
_ALIGNED = frozenset({tree.PARAGRAPH, tree.HEADING, *tree.LISTS})


def write(blocks: Tree) -> bytes:
    """The first update of a document with these blocks; an empty tree is one empty paragraph, as in the editor."""
    doc: Doc[Any] = Doc()
    fragment = doc.get(ROOT, type=XmlFragment)
    with doc.transaction():
        _group(fragment, blocks or (Block(tree.PARAGRAPH),))
    return doc.get_update()


def _group(parent: XmlFragment | XmlElement, blocks: Iterable[Block]) -> None:
    group = parent.children.append(XmlElement("blockGroup"))
    for block in blocks:
        container = group.children.append(XmlElement("blockContainer", _props({"id": str(uuid4())})))
        _block(container, block)
        if block.children:
            _group(container, block.children)


def _block(container: XmlElement, block: Block) -> None:
    if block.kind == tree.TABLE:
        _table(container, block)
        return
    kind = block.kind if block.kind in tree.KINDS else tree.PARAGRAPH
    element = container.children.append(XmlElement(kind, _props(_own_props(kind, block))))
    if kind not in tree.MEDIA and kind != tree.DIVIDER:
        _inlines(element, block.inlines, is_code=kind == tree.CODE)


def _own_props(kind: str, block: Block) -> Props:
    """Every property the editor writes for a block of this kind; numbers are floats, integers would become BigInts."""
    if kind == tree.DIVIDER:
        return {}
    if kind == tree.CODE:
        return {"language": block.language or "text"}
    look = {"backgroundColor": block.background or "default"}
    if kind in tree.MEDIA:
        url = file_url(block.file) if block.file else ""
        return {**look, "name": block.name, "url": url, "caption": block.caption}
    look["textColor"] = block.colour or "default"
    if kind in _ALIGNED:
        look["textAlignment"] = block.align
    more: dict[str, Props] = {
        tree.HEADING: {"level": float(block.level), "isToggleable": False},
        tree.CHECK: {"checked": block.is_checked},
        tree.NUMBER: {"start": float(block.start)} if block.start is not None else {},
    }
    return {**look, **more.get(kind, {})}


def _table(container: XmlElement, block: Block) -> None:
    table = container.children.append(XmlElement("table", _props({"textColor": block.colour or "default"})))
    for row in block.rows:
        line = table.children.append(XmlElement("tableRow"))
        for cell in row:
            _cell(line, cell)


def _cell(line: XmlElement, cell: Cell) -> None:
    look: Props = {"textColor": "default", "backgroundColor": "default", "textAlignment": "left"}
    spans = {"colspan": float(cell.columns), "rowspan": float(cell.rows)}
    tag = "tableHeader" if cell.is_head else "tableCell"
    element = line.children.append(XmlElement(tag, _props({**look, **spans})))
    _inlines(element.children.append(XmlElement("tableParagraph")), cell.inlines)


def _inlines(element: XmlElement, inlines: Iterable[Inline], *, is_code: bool = False) -> None:
    text: XmlText | None = None
    for one in inlines:
        if isinstance(one, RecordLink):
            element.children.append(XmlElement("recordLink", _props({"about": one.about})))
            text = None
            continue
        for place, line in enumerate(_lines(one, is_code)):
            if place:
                element.children.append(XmlElement("hardBreak"))
                text = None
            if line:
                text = text or element.children.append(XmlText())
                text.insert(len(text), line, None if is_code else _marks(one))


def _lines(run: Run, is_code: bool) -> list[str]:
    return [run.text] if is_code else run.text.split("\n")


def _marks(run: Run) -> Props | None:
    marks: Props = {style: {} for style in sorted(run.styles)}
    if run.href:
        marks["link"] = {"href": run.href}
    if run.colour:
        marks["textColor"] = {"stringValue": run.colour}
    if run.background:
        marks["backgroundColor"] = {"stringValue": run.background}
    return marks or None


def _props(props: Props) -> Iterator[tuple[str, Any]]:
    return iter(props.items())
