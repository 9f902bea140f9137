"""A tree as plain text: for search, and for whoever cannot show more."""

from collections.abc import Iterable

from collaboration.documents.content import tree
from collaboration.documents.content.tree import Block, Inline, Run, Tree


def text_of(blocks: Tree) -> str:
    """Every word, a line a block. Linked records are left out: what they are called depends on the reader."""
    return "\n".join(line for block in tree.walk(blocks) for line in _lines(block) if line.strip())


def words_of(inlines: Iterable[Inline]) -> str:
    """The text of some inlines, without linked records."""
    return "".join(one.text for one in inlines if isinstance(one, Run))


def _lines(block: Block) -> list[str]:
    cells = [" ".join(words_of(cell.inlines) for cell in row) for row in block.rows]
    return [words_of(block.inlines), *cells, block.name, block.caption]
