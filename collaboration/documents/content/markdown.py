"""A tree as Markdown (CommonMark with tables, strike-through and check boxes)."""

import re
from collections.abc import Iterable

from collaboration.documents.content import tree
from collaboration.documents.content.grouping import grouped
from collaboration.documents.content.tree import Block, Cell, Inline, RecordLink, Run, Shown, Tree

# What would be read as an instruction anywhere in a line, and what only at its beginning.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~$&])")
_OPENING = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=[\s\-=+]|$)|(?:\d{1,9})[.)](?=\s|$)|>)", re.MULTILINE)
_AROUND = {tree.BOLD: "**", tree.ITALIC: "*", tree.STRIKE: "~~"}


def markdown_of(blocks: Tree, shown: Shown) -> str:
    """The document as Markdown, ending with a line break.

    Args:
        shown: what the reader may see behind links and files.
    """
    return _all(blocks, shown).strip("\n") + "\n"


def _all(blocks: Tree, shown: Shown) -> str:
    return "\n\n".join(part for run in grouped(blocks) if (part := _group(run, shown)))


def _group(run: list[Block], shown: Shown) -> str:
    if run[0].kind not in tree.LISTS:
        return _alone(run[0], shown)
    first = run[0].start if run[0].start is not None else 1
    return "\n".join(_item(block, first + place, shown) for place, block in enumerate(run))


def _item(block: Block, number: int, shown: Shown) -> str:
    marker = f"{number}." if block.kind == tree.NUMBER else "-"
    box = f"[{'x' if block.is_checked else ' '}] " if block.kind == tree.CHECK else ""
    own = f"{marker} {box}{_words(block.inlines, shown)}"
    if not block.children:
        return _indented(own, len(marker) + 1)
    below = _all(block.children, shown)
    # Only a list that begins with 1 may follow a line of text at once.
    close = block.children[0].kind in tree.LISTS and block.children[0].start in (None, 1)
    gap = "\n" if close else "\n\n"
    return _indented(f"{own}{gap}{below}", len(marker) + 1)


def _alone(block: Block, shown: Shown) -> str:
    own = _own(block, shown)
    if not block.children:
        return own
    return f"{own}\n\n{_all(block.children, shown)}"


def _own(block: Block, shown: Shown) -> str:
    if block.kind == tree.TABLE:
        return _table(block, shown)
    if block.kind in tree.MEDIA:
        return _media(block, shown)
    if block.kind == tree.DIVIDER:
        return "---"
    if block.kind == tree.CODE:
        code = "".join(one.text for one in block.inlines if isinstance(one, Run))
        fence = "`" * max(3, max((len(run) for run in re.findall("`+", code)), default=0) + 1)
        return f"{fence}{block.language if block.language != 'text' else ''}\n{code}\n{fence}"
    words = _words(block.inlines, shown)
    if block.kind == tree.HEADING:
        return f"{'#' * block.level} {words}".replace("\\\n", " ")
    if block.kind == tree.QUOTE:
        return "\n".join(f"> {line}" for line in words.split("\n"))
    return words


def _table(block: Block, shown: Shown) -> str:
    rows = [[_cell(cell, shown) for cell in row for _ in range(cell.columns)] for row in block.rows]
    if not rows:
        return ""
    wide = max(map(len, rows))
    lines = [f"| {' | '.join([*row, *[''] * (wide - len(row))])} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * wide}", *lines[1:]])


def _cell(cell: Cell, shown: Shown) -> str:
    return _words(cell.inlines, shown).replace("\\\n", " ")


def _media(block: Block, shown: Shown) -> str:
    media = shown.files.get(block.file) if block.file else None
    if media is None:
        return _escaped(shown.missing) if block.file else ""
    is_image = block.kind == tree.IMAGE and media.content_type.startswith("image/")
    name = _escaped((block.caption if is_image else "") or media.name)
    return f"{'!' if is_image else ''}[{name}]({_address(shown.origin + media.url)})"


def _words(inlines: Iterable[Inline], shown: Shown) -> str:
    # White space at the beginning of a line would make it code.
    text = re.sub(r"(?m)^[ \t]+", "", "".join(_word(one, shown) for one in inlines))
    return _OPENING.sub(lambda found: f"{found[1]}{_calm(found[2])}", text)


def _calm(marker: str) -> str:
    """A marker that no longer starts a heading, a list or a quote: the backslash goes before its sign."""
    return f"{marker[:-1]}\\{marker[-1]}" if marker[0].isdigit() else f"\\{marker}"


def _word(one: Inline, shown: Shown) -> str:
    if isinstance(one, RecordLink):
        label = shown.label(one)
        text = _escaped(label.text)
        return f"[{text}]({_address(shown.origin + label.url)})" if label.url else text
    text = _code(one.text) if tree.MONO in one.styles else _escaped(one.text).replace("\n", "\\\n")
    for style, around in _AROUND.items():
        if style in one.styles:
            text = _wrapped(text, around)
    return f"[{text}]({_address(one.href)})" if one.href else text


def _wrapped(text: str, around: str) -> str:
    """Marks must touch the words: spaces at the edges stay outside."""
    core = text.strip()
    if not core:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{around}{core}{around}{after}"


def _code(text: str) -> str:
    ticks = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    edge = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{ticks}{edge}{text}{edge}{ticks}".replace("\n", " ")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _address(url: str) -> str:
    return "<" + url.replace("<", "%3C").replace(">", "%3E").replace("\n", "") + ">" if set(url) & set(" ()<>") else url


def _indented(text: str, by: int) -> str:
    return re.sub(r"\n(?=[^\n])", "\n" + " " * by, text)
