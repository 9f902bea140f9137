"""A tree as HTML: for PDF, and for whoever wants to read without the editor. Everything is escaped here."""

from collections.abc import Iterable
from html import escape

from collaboration.documents.content import tree
from collaboration.documents.content.grouping import grouped
from collaboration.documents.content.tree import Block, Cell, Inline, RecordLink, Run, Shown, Tree

_TAGS = {tree.BOLD: "strong", tree.ITALIC: "em", tree.UNDERLINE: "u", tree.STRIKE: "s", tree.MONO: "code"}


def html_of(blocks: Tree, shown: Shown) -> str:
    """The document's body.

    Args:
        shown: what the reader may see behind links and files.
    """
    return "".join(_group(run, shown) for run in grouped(blocks))


def _group(run: list[Block], shown: Shown) -> str:
    first = run[0]
    if first.kind not in tree.LISTS:
        return _alone(first, shown)
    items = "".join(_item(block, shown) for block in run)
    if first.kind == tree.NUMBER:
        start = f' start="{first.start}"' if first.start is not None else ""
        return f"<ol{start}>{items}</ol>"
    return f'<ul class="{"checks" if first.kind == tree.CHECK else "bullets"}">{items}</ul>'


def _item(block: Block, shown: Shown) -> str:
    box = ""
    if block.kind == tree.CHECK:
        box = f'<span class="box{" done" if block.is_checked else ""}"></span>'
    return f"<li{_look(block)}>{box}{_words(block.inlines, shown)}{html_of(block.children, shown)}</li>"


def _alone(block: Block, shown: Shown) -> str:
    below = f'<div class="nested">{html_of(block.children, shown)}</div>' if block.children else ""
    return _own(block, shown) + below


def _own(block: Block, shown: Shown) -> str:
    if block.kind == tree.TABLE:
        rows = "".join(f"<tr>{''.join(_cell(cell, shown) for cell in row)}</tr>" for row in block.rows)
        return f"<table>{rows}</table>"
    if block.kind in tree.MEDIA:
        return _media(block, shown)
    if block.kind == tree.DIVIDER:
        return "<hr>"
    words = _words(block.inlines, shown)
    if block.kind == tree.HEADING:
        return f"<h{block.level}{_look(block)}>{words}</h{block.level}>"
    if block.kind == tree.CODE:
        return f"<pre><code>{escape(''.join(one.text for one in block.inlines if isinstance(one, Run)))}</code></pre>"
    if block.kind == tree.QUOTE:
        return f"<blockquote{_look(block)}>{words}</blockquote>"
    return f"<p{_look(block)}>{words or '<br>'}</p>"


def _cell(cell: Cell, shown: Shown) -> str:
    tag = "th" if cell.is_head else "td"
    wide = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    high = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return f"<{tag}{wide}{high}>{_words(cell.inlines, shown)}</{tag}>"


def _media(block: Block, shown: Shown) -> str:
    media = shown.files.get(block.file) if block.file else None
    if media is None:
        return f'<p class="missing">{escape(shown.missing)}</p>' if block.file else ""
    caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
    if block.kind == tree.IMAGE and media.content_type.startswith("image/"):
        name = escape(block.caption or media.name)
        return f'<figure><img src="upload:{block.file}" alt="{name}">{caption}</figure>'
    link = f'<a href="{escape(shown.origin + media.url)}">{escape(media.name)}</a>'
    return f"<figure><p>{link}</p>{caption}</figure>"


def _words(inlines: Iterable[Inline], shown: Shown) -> str:
    return "".join(_word(one, shown) for one in inlines)


def _word(one: Inline, shown: Shown) -> str:
    if isinstance(one, RecordLink):
        label = shown.label(one)
        if not label.url:
            return f'<span class="record">{escape(label.text)}</span>'
        return f'<a class="record" href="{escape(shown.origin + label.url)}">{escape(label.text)}</a>'
    text = escape(one.text).replace("\n", "<br>")
    for style, tag in _TAGS.items():
        if style in one.styles:
            text = f"<{tag}>{text}</{tag}>"
    if classes := _colours(one.colour, one.background):
        text = f'<span class="{classes}">{text}</span>'
    return f'<a href="{escape(one.href)}">{text}</a>' if one.href else text


def _look(block: Block) -> str:
    classes = _colours(block.colour, block.background)
    if block.align != "left":
        classes = f"{classes} align-{block.align}".strip()
    return f' class="{classes}"' if classes else ""


def _colours(colour: str, background: str) -> str:
    return " ".join([*([f"colour-{colour}"] if colour else []), *([f"background-{background}"] if background else [])])
