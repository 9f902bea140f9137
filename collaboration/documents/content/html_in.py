"""HTML as a tree: what Word or Markdown were turned into. It is cleaned first: no script, style or form comes in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from uuid import UUID

import nh3

from collaboration.documents.content import tree
from collaboration.documents.content.addresses import safe_link
from collaboration.documents.content.tree import Block, Cell, Inline, Run, Tree

PICTURE = "bring"  # `<img src="bring:0">`: a picture that came inside the file
_STYLES = {
    "strong": tree.BOLD, "b": tree.BOLD, "em": tree.ITALIC, "i": tree.ITALIC, "u": tree.UNDERLINE,
    "s": tree.STRIKE, "del": tree.STRIKE, "strike": tree.STRIKE, "code": tree.MONO,
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {"p", "div", "pre", *_HEADINGS}
_FRAMES = {"ul", "ol", "li", "blockquote", "table", "tr", "td", "th"}
_TAGS = {*_STYLES, *_BLOCKS, *_FRAMES, "a", "br", "hr", "img", "span", "thead", "tbody"}
_ATTRIBUTES = {
    "a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}, "code": {"class"},
    "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"},
}  # fmt: skip
_CHECKS = {"[ ] ": False, "[x] ": True, "[X] ": True, "☐ ": False, "☑ ": True, "☒ ": True}


def tree_of(html: str, pictures: Mapping[str, UUID] | None = None) -> Tree:
    """The tree of some HTML.

    Args:
        pictures: the uploads behind `bring:<n>`; other pictures become links to where they are, or their names.
    """
    clean = nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto", PICTURE}, link_rel=None
    )
    reader = _Reader(pictures or {})
    reader.feed(clean)
    reader.close()
    return reader.finish()


@dataclass
class _Frame:
    """An open element that holds blocks."""

    tag: str
    blocks: list[Block] = field(default_factory=list)
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    start: int | None = None
    spans: tuple[int, int] = (1, 1)


class _Reader(HTMLParser):
    def __init__(self, pictures: Mapping[str, UUID]) -> None:
        super().__init__(convert_charrefs=True)
        self.pictures = pictures
        self.frames = [_Frame("")]
        self.inlines: list[Inline] = []
        self.styles: list[str] = []
        self.hrefs: list[str] = []
        self.block = ""
        self.language = ""

    # -- what the parser calls ---------------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _STYLES:
            if tag == "code" and self.block == "pre":
                self.language = given.get("class", "").removeprefix("language-")
            else:
                self.styles.append(_STYLES[tag])
        elif tag == "a":
            self.hrefs.append(safe_link(given.get("href")))
        elif tag == "br":
            self.inlines.append(Run("\n"))
        elif tag == "img":
            self._picture(given)
        elif tag in _BLOCKS:
            self._flush()
            self.block, self.language = tag, ""
        elif tag == "hr":
            self._flush()
            self.frames[-1].blocks.append(Block(tree.DIVIDER))
        elif tag in _FRAMES:
            self._open(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag in _STYLES:
            if self.styles and not (tag == "code" and self.block == "pre"):
                self.styles.pop()
        elif tag == "a":
            if self.hrefs:
                self.hrefs.pop()
        elif tag in _BLOCKS:
            self._flush()
        elif tag in _FRAMES and any(frame.tag == tag for frame in self.frames[1:]):
            while self._close() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.block != "pre":
            data = _one_space(data)
            if not self.inlines or (isinstance(self.inlines[-1], Run) and self.inlines[-1].text.endswith((" ", "\n"))):
                data = data.lstrip(" ")
        if data:
            self.inlines.append(Run(data, frozenset(self.styles), self.hrefs[-1] if self.hrefs else ""))

    def finish(self) -> Tree:
        while len(self.frames) > 1:
            self._close()
        self._flush()
        return tuple(self.frames[0].blocks)

    # -- blocks ------------------------------------------------------------------------------------------------------

    def _open(self, tag: str, given: Mapping[str, str]) -> None:
        self._flush()
        start = given.get("start", "")
        spans = (_number(given.get("colspan")), _number(given.get("rowspan")))
        self.frames.append(_Frame(tag, start=int(start) if start.isdecimal() and len(start) < 7 else None, spans=spans))

    def _close(self) -> str:
        """End the innermost frame; returns its tag."""
        self._flush()
        done, outer = self.frames.pop(), self.frames[-1]
        if done.tag == "li":
            outer.blocks += self._item(done, outer)
        elif done.tag in ("td", "th"):
            outer.cells.append(Cell(_joined(done.blocks), done.tag == "th", *done.spans))
        elif done.tag == "tr":
            outer.rows.append(tuple(done.cells))
        elif done.tag == "table":
            if rows := _even(done.rows):
                outer.blocks.append(Block(tree.TABLE, rows=rows))
        elif done.tag == "blockquote":
            outer.blocks += _quoted(done.blocks)
        else:
            outer.blocks += done.blocks
        return done.tag

    def _item(self, done: _Frame, outer: _Frame) -> list[Block]:
        first, rest = _first(done.blocks)
        kind = tree.NUMBER if outer.tag == "ol" else tree.BULLET
        check = _check(first)
        if check is not None:
            kind, first = tree.CHECK, _without_check(first)
        start = outer.start if not outer.blocks and outer.start != 1 else None
        item = Block(kind, first, is_checked=bool(check), start=start if kind == tree.NUMBER else None)
        if len(self.frames) > 2 * tree.DEEPEST:
            return [item, *rest]
        return [Block(kind, first, tuple(rest), is_checked=item.is_checked, start=item.start)]

    def _flush(self) -> None:
        """What was collected becomes a block."""
        inlines, self.inlines = _trimmed(self.inlines, is_code=self.block == "pre"), []
        block, self.block = self.block, ""
        if not inlines:
            return
        into = self.frames[-1].blocks
        if block in _HEADINGS:
            into.append(Block(tree.HEADING, inlines, level=_HEADINGS[block]))
        elif block == "pre":
            into.append(Block(tree.CODE, inlines, language=self.language or "text"))
        elif (check := _check(inlines)) is not None and len(self.frames) == 1:
            into.append(Block(tree.CHECK, _without_check(inlines), is_checked=check))
        else:
            into.append(Block(tree.PARAGRAPH, inlines))

    def _picture(self, given: Mapping[str, str]) -> None:
        src, name = given.get("src", ""), " ".join(given.get("alt", "").split())[:200]
        if file := self.pictures.get(src):
            block = self.block
            self._flush()
            self.block = block
            self.frames[-1].blocks.append(Block(tree.IMAGE, file=file, caption=name))
        elif name or safe_link(src):
            self.inlines.append(Run(name or src, href=safe_link(src)))


def _one_space(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def _trimmed(inlines: list[Inline], *, is_code: bool) -> tuple[Inline, ...]:
    """Without white space around; neighbours of one look become one."""
    found: list[Inline] = []
    for one in inlines:
        last = found[-1] if found else None
        if isinstance(one, Run) and isinstance(last, Run) and _look(one) == _look(last):
            found[-1] = Run(last.text + one.text, one.styles, one.href)
        else:
            found.append(one)
    if found and isinstance(found[-1], Run):
        text = found[-1].text.removesuffix("\n") if is_code else found[-1].text.rstrip()
        found[-1] = Run(text, found[-1].styles, found[-1].href)
    return tuple(one for one in found if not isinstance(one, Run) or one.text)


def _look(run: Run) -> tuple[frozenset[str], str]:
    return run.styles, run.href


def _first(blocks: list[Block]) -> tuple[tuple[Inline, ...], list[Block]]:
    """The line of a list item, and what hangs below it."""
    if blocks and blocks[0].kind == tree.PARAGRAPH:
        return blocks[0].inlines, blocks[1:]
    return (), blocks


def _check(inlines: tuple[Inline, ...]) -> bool | None:
    first = inlines[0] if inlines else None
    if not isinstance(first, Run):
        return None
    return next((done for sign, done in _CHECKS.items() if f"{first.text} ".startswith(sign)), None)


def _without_check(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    first = inlines[0]
    if not isinstance(first, Run):
        return inlines
    sign = next(sign for sign in _CHECKS if f"{first.text} ".startswith(sign))
    rest = first.text[len(sign) :]
    return (*([Run(rest, first.styles, first.href)] if rest else []), *inlines[1:])


def _joined(blocks: list[Block]) -> tuple[Inline, ...]:
    """All the text of some blocks, a line each: a cell and a quote hold nothing else."""
    found: list[Inline] = []
    for block in tree.walk(tuple(blocks)):
        own = list(tree.inlines_of(block))
        if own:
            found += [*([Run("\n")] if found else []), *own]
    return tuple(found)


def _quoted(blocks: list[Block]) -> list[Block]:
    if all(block.kind == tree.PARAGRAPH for block in blocks):
        return [Block(tree.QUOTE, _joined(blocks))] if blocks else []
    return [Block(tree.QUOTE, one.inlines) if one.kind == tree.PARAGRAPH else one for one in blocks]


def _even(rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """Every row as wide as the widest: the editor refuses a ragged table. Spans across rows are taken apart."""
    wide = min(max((sum(cell.columns for cell in row) for row in rows), default=0), 60)
    found = []
    for row in rows:
        cells = [Cell(cell.inlines, cell.is_head, cell.columns) for cell in row][:wide]
        while sum(cell.columns for cell in cells) > wide:
            cells[-1:] = []
        found.append((*cells, *[Cell()] * (wide - sum(cell.columns for cell in cells))))
    return tuple(found) if wide else ()


def _number(text: str | None) -> int:
    return min(max(int(text), 1), 60) if text and text.isdecimal() and len(text) < 4 else 1
