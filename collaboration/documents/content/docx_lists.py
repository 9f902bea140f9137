"""Lists in a DOCX: Word keeps their numbers apart from the text, one definition for each list that starts anew."""

from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from collaboration.documents.content import tree
from collaboration.documents.content.tree import Block

DEEPEST = 8  # Word knows nine levels


class Numbers:
    """The numbered lists of one file."""

    def __init__(self, paper: Any) -> None:
        self._root = paper.part.numbering_part.element
        self._abstract = self._define("decimal", "%{level}.")
        self._bullets = self._use(self._define("bullet", "•"))
        self.last = 0

    def begin(self, start: int) -> None:
        """A numbered list that begins with `start`."""
        self.last = self._use(self._abstract, start)

    def place(self, paragraph: Any, block: Block, depth: int, number: int) -> None:
        """Make a paragraph an item at its depth."""
        depth = min(depth, DEEPEST)
        if block.kind == tree.CHECK:
            paragraph.paragraph_format.left_indent = Cm(0.75 * (depth + 1))
            return
        properties = OxmlElement("w:numPr")
        for name, value in (("w:ilvl", depth), ("w:numId", number if block.kind == tree.NUMBER else self._bullets)):
            properties.append(_valued(name, value))
        paragraph._p.get_or_add_pPr().append(properties)

    def _define(self, form: str, text: str) -> int:
        pk = 1 + max((int(one.get(qn("w:abstractNumId"))) for one in self._all("w:abstractNum")), default=0)
        definition = OxmlElement("w:abstractNum")
        definition.set(qn("w:abstractNumId"), str(pk))
        for level in range(DEEPEST + 1):
            definition.append(_level(level, form, text.replace("{level}", str(level + 1))))
        # Definitions stand before their uses.
        self._root.insert(len(self._all("w:abstractNum")), definition)
        return pk

    def _use(self, abstract: int, start: int = 1) -> int:
        pk = 1 + max((int(one.get(qn("w:numId"))) for one in self._all("w:num")), default=0)
        use = OxmlElement("w:num")
        use.set(qn("w:numId"), str(pk))
        use.append(_valued("w:abstractNumId", abstract))
        for level in range(DEEPEST + 1):
            begin = OxmlElement("w:lvlOverride")
            begin.set(qn("w:ilvl"), str(level))
            begin.append(_valued("w:startOverride", start))
            use.append(begin)
        self._root.append(deepcopy(use))
        return pk

    def _all(self, name: str) -> list[Any]:
        return list(self._root.findall(qn(name)))


def _level(level: int, form: str, text: str) -> Any:
    element = OxmlElement("w:lvl")
    element.set(qn("w:ilvl"), str(level))
    for name, value in (("w:start", 1), ("w:numFmt", form), ("w:lvlText", text), ("w:lvlJc", "left")):
        element.append(_valued(name, value))
    look, indent = OxmlElement("w:pPr"), OxmlElement("w:ind")
    indent.set(qn("w:left"), str(425 * (level + 1)))
    indent.set(qn("w:hanging"), "425")
    look.append(indent)
    element.append(look)
    return element


def _valued(name: str, value: object) -> Any:
    element = OxmlElement(name)
    element.set(qn("w:val"), str(value))
    return element
