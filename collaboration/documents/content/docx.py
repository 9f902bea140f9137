"""A tree as DOCX."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from collaboration.documents.content import tree
from collaboration.documents.content.docx_lists import Numbers
from collaboration.documents.content.tree import Block, Cell, Inline, RecordLink, Run, Shown, Tree

WIDEST = Cm(16)
_INK = {
    "gray": "6B6B6B", "brown": "64473A", "red": "C0392B", "orange": "B35A00", "yellow": "8A6D00",
    "green": "2E7D4F", "blue": "1F5FA8", "purple": "6A3FA0", "pink": "A83279",
}  # fmt: skip
_ALIGN = {
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
# XML 1.0 cannot hold these at all.
_UNWRITABLE = {code: None for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}


def docx_of(blocks: Tree, shown: Shown, *, title: str) -> bytes:
    """The document as a DOCX file.

    Args:
        shown: what the reader may see behind links and files.
        title: into the file's properties, and at its top where the text has no heading of its own.
    """
    paper: Any = new_document()
    paper.core_properties.title = _clean(title)[:255]
    paper.core_properties.author = ""
    _Writer(paper, shown).blocks(blocks, depth=0)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


class _Writer:
    def __init__(self, paper: Any, shown: Shown) -> None:
        self.paper = paper
        self.shown = shown
        self.numbers = Numbers(paper)

    def blocks(self, blocks: Tree, *, depth: int) -> None:
        before = ""
        for block in blocks:
            if block.kind == tree.NUMBER and (before != tree.NUMBER or block.start is not None):
                self.numbers.begin(block.start or 1)
            before = block.kind
            number = self.numbers.last
            self.block(block, depth, number)
            if block.children:
                self.blocks(block.children, depth=depth + 1)
            self.numbers.last = number

    def block(self, block: Block, depth: int, number: int) -> None:
        if block.kind == tree.TABLE:
            self.table(block)
        elif block.kind in tree.MEDIA:
            self.media(block)
        elif block.kind == tree.DIVIDER:
            _rule(self.paper.add_paragraph())
        else:
            paragraph = self.paper.add_paragraph(style=_style(block))
            if block.kind in tree.LISTS:
                self.numbers.place(paragraph, block, depth, number)
            elif depth:
                paragraph.paragraph_format.left_indent = Cm(0.75 * min(depth, 8))
            paragraph.alignment = _ALIGN.get(block.align)
            if block.kind == tree.CHECK:
                paragraph.add_run("☑ " if block.is_checked else "☐ ")
            self.words(paragraph, block.inlines, is_code=block.kind == tree.CODE, ink=block.colour)

    def words(self, paragraph: Any, inlines: Iterable[Inline], *, is_code: bool = False, ink: str = "") -> None:
        for one in inlines:
            if isinstance(one, RecordLink):
                label = self.shown.label(one)
                _write(paragraph, Run(label.text), self.shown.origin + label.url if label.url else "", ink)
            else:
                styles = one.styles | {tree.MONO} if is_code else one.styles
                _write(paragraph, Run(one.text, styles, colour=one.colour or ink), one.href, ink)

    def table(self, block: Block) -> None:
        wide = max((sum(cell.columns for cell in row) for row in block.rows), default=0)
        if not wide:
            return
        table = self.paper.add_table(rows=len(block.rows), cols=wide, style="Table Grid")
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(block.rows):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                if column < wide:
                    self.cell(table, cell, row, column, taken)
                column += cell.columns
        self.paper.add_paragraph()

    def cell(self, table: Any, cell: Cell, row: int, column: int, taken: set[tuple[int, int]]) -> None:
        last = (min(row + cell.rows, len(table.rows)) - 1, min(column + cell.columns, len(table.columns)) - 1)
        place = table.cell(row, column)
        if last != (row, column):
            place = place.merge(table.cell(*last))
        taken |= {(y, x) for y in range(row, last[0] + 1) for x in range(column, last[1] + 1)}
        bold = frozenset({tree.BOLD}) if cell.is_head else frozenset()
        inlines = [Run(one.text, one.styles | bold, one.href) if isinstance(one, Run) else one for one in cell.inlines]
        self.words(place.paragraphs[0], inlines)

    def media(self, block: Block) -> None:
        media = self.shown.files.get(block.file) if block.file else None
        if media is None:
            if block.file:
                self.paper.add_paragraph(_clean(self.shown.missing))
            return
        if block.kind != tree.IMAGE or not _picture(self.paper, media.path):
            _write(self.paper.add_paragraph(), Run(media.name), self.shown.origin + media.url, "")
        if block.caption:
            self.paper.add_paragraph(_clean(block.caption), style="Caption")


def _style(block: Block) -> str | None:
    if block.kind == tree.HEADING:
        return f"Heading {block.level}"
    return {tree.QUOTE: "Intense Quote", tree.CODE: "No Spacing"}.get(block.kind)


def _write(paragraph: Any, run: Run, href: str, ink: str) -> None:
    """Add a run; one with an address inside a hyperlink."""
    written = paragraph.add_run(_clean(run.text))
    font = written.font
    font.bold, font.italic = tree.BOLD in run.styles or None, tree.ITALIC in run.styles or None
    font.underline, font.strike = tree.UNDERLINE in run.styles or bool(href) or None, tree.STRIKE in run.styles or None
    if tree.MONO in run.styles:
        font.name, font.size = "Courier New", Pt(10)
    if href or run.colour or ink:
        font.color.rgb = RGBColor.from_string(_INK["blue"] if href else _INK[run.colour or ink])
    if href:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(written._r)
        paragraph._p.append(link)


def _picture(paper: Any, path: str) -> bool:
    """False for an image that Word does not know (WebP, HEIC): it is offered as a link."""
    try:
        shape = paper.add_picture(path)
    except (UnrecognizedImageError, OSError, ValueError, ZeroDivisionError):
        return False
    if shape.width > WIDEST:
        shape.height, shape.width = int(shape.height * WIDEST / shape.width), WIDEST
    return True


def _rule(paragraph: Paragraph) -> None:
    border = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in {"val": "single", "sz": "6", "space": "1", "color": "auto"}.items():
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    paragraph._p.get_or_add_pPr().append(border)


def _clean(text: str) -> str:
    return text.translate(_UNWRITABLE)
