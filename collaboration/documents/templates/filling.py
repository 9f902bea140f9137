"""Putting the values of a record into a template, once: what comes out is plain text and tables, whatever it holds."""

import re
from collections.abc import Callable
from dataclasses import replace

from collaboration.documents.content import tree
from collaboration.documents.content.tree import Block, Cell, Inline, Run, Tree
from collaboration.documents.templates.registry import Table, Value

_FIELD = re.compile(r"\{\{\s*([a-z][a-z_.]{0,60})\s*\}\}")
# The value of a field by its key; None for a field that does not exist, which stays as it is typed.
Read = Callable[[str], Value | None]


def filled(blocks: Tree, read: Read) -> Tree:
    """The template with every field replaced. A value is text: fields and markup inside it stay what they are."""
    return tuple(_block(block, read) for block in blocks)


def _block(block: Block, read: Read) -> Block:
    children = filled(block.children, read)
    alone = _alone(block)
    table = read(alone) if alone else None
    if isinstance(table, Table):
        return _table(table) if len(table.rows) > 1 else replace(block, inlines=(), children=children)
    rows = tuple(tuple(replace(cell, inlines=_words(cell.inlines, read)) for cell in row) for row in block.rows)
    return replace(block, inlines=_words(block.inlines, read), children=children, rows=rows)


def _alone(block: Block) -> str:
    """The field that is all a block says, if there is one."""
    if any(not isinstance(one, Run) for one in block.inlines):
        return ""
    match = _FIELD.fullmatch("".join(one.text for one in block.inlines if isinstance(one, Run)).strip())
    return match[1] if match else ""


def _words(inlines: tuple[Inline, ...], read: Read) -> tuple[Inline, ...]:
    words = (replace(one, text=_text(one.text, read)) if isinstance(one, Run) else one for one in inlines)
    return tuple(one for one in words if not isinstance(one, Run) or one.text)


def _text(text: str, read: Read) -> str:
    def value(match: re.Match[str]) -> str:
        found = read(match[1])
        if found is None:
            return match[0]
        return found if isinstance(found, str) else "; ".join(", ".join(row) for row in found.rows[1:])

    return _FIELD.sub(value, text)


def _table(table: Table) -> Block:
    wide = max(len(row) for row in table.rows)
    rows = (
        tuple(Cell((Run(text),) if text else (), is_head=place == 0) for text in [*row, *[""] * (wide - len(row))])
        for place, row in enumerate(table.rows)
    )
    return Block(tree.TABLE, rows=tuple(rows))
