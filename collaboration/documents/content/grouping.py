"""Neighbouring list items as the lists they make."""

from collections.abc import Iterator

from collaboration.documents.content import tree
from collaboration.documents.content.tree import Block, Tree


def grouped(blocks: Tree) -> Iterator[list[Block]]:
    """Runs of items of one kind together, everything else alone; a number that starts anew starts a list."""
    run: list[Block] = []
    for block in blocks:
        same = run and block.kind == run[0].kind and block.kind in tree.LISTS and block.start is None
        if run and not same:
            yield run
            run = []
        run.append(block)
    if run:
        yield run
