"""Documents: written, shared, and talked about at their words."""

from functools import partial
from typing import Any
from uuid import UUID

from pycrdt import Doc, XmlText

from collaboration.comments.operations import add_comment
from collaboration.documents.content.html_in import tree_of
from collaboration.documents.content.markdown_in import html_of_markdown
from collaboration.documents.content.writing import write
from collaboration.documents.finding.operations import index
from collaboration.documents.models import Document
from collaboration.documents.operations import open_document
from collaboration.documents.queries import fragment_of, loaded
from collaboration.documents.threads.operations import start_thread
from collaboration.documents.threads.positions import Deleted, Letter
from collaboration.sharing.operations import share
from config.demo.loader.play import Play, Step
from config.demo.recipe.papers import PAPERS, Paper, Remark
from permissions.outside_companies import OutsideCompany

_RIGHT, _LEFT = 0x00, 0x41  # which side a position sticks to, as Yjs writes 0 and -1


def papers(play: Play) -> list[Step]:
    steps = []
    for paper in PAPERS:
        told = _Telling(play, paper)
        steps.append(Step(play.moments.at(paper.at), paper.by, told.open))
        steps += [
            Step(play.moments.at(at), paper.by, partial(told.share, who, level)) for who, level, at in paper.shares
        ]
        for remark, words in zip(paper.remarks, told.words["remarks"], strict=True):
            steps += told.talk(remark, words)
    return steps


class _Telling:
    """One document from its first line on."""

    def __init__(self, play: Play, paper: Paper) -> None:
        self.play, self.paper = play, paper
        self.words: dict[str, Any] = play.words.papers[paper.key]
        self.first: dict[Remark, UUID] = {}

    @property
    def document(self) -> Document:
        return self.play.papers[self.paper.key]

    def open(self) -> None:
        document = open_document(
            record=self.play.deals[self.paper.deal],
            title=self.words["title"],
            content=write(tree_of(html_of_markdown(self.words["text"]))),
            template=self.paper.template,
            author_id=self.play.members[self.paper.by].id,
        )
        index(document)
        self.play.papers[self.paper.key] = document

    def share(self, key: str, level: str) -> None:
        company = self.play.companies[key]
        grantee = OutsideCompany(company.id, company.name, company.relation, company.circle_id)
        share(record=self.document, grantee=grantee, level=level)

    def talk(self, remark: Remark, words: dict[str, Any]) -> list[Step]:
        return [
            Step(self.play.moments.at(at), who, partial(self.say, remark, who, text, words["quote"]))
            for (who, at), text in zip(remark.said, words["said"], strict=True)
        ]

    def say(self, remark: Remark, who: str, text: str, quote: str) -> None:
        scope, body = self.play.scope(who), self.play.said(text)
        if remark in self.first:
            add_comment(record=self.document, scope=scope, body=body, parent_id=self.first[remark])
            return
        outside = self.play.companies.get(remark.audience)
        audience = f"company:{outside.id}" if outside else remark.audience
        start, end = _around(quote, self.document)
        thread = start_thread(
            document=self.document,
            scope=scope,
            body=body,
            audience=audience if scope.is_staff else None,
            start=start,
            end=end,
            quote=quote,
        )
        self.first[remark] = thread.id


def _around(quote: str, document: Document) -> tuple[bytes, bytes]:
    """The relative positions around some words, as an editor would make them."""
    doc = loaded(document)
    text, at = _where(quote, fragment_of(doc))
    before = len(quote[:-1].encode())
    end = _letter(doc, text, at + before, len(quote[-1].encode()))
    start = _letter(doc, text, at, len(quote[0].encode()))
    return _position(start, _RIGHT), _position(end, _LEFT)


def _where(quote: str, parent: Any) -> tuple[XmlText, int]:
    """The text with these words, and where they begin in it (in bytes, as pycrdt counts).

    Raises:
        LookupError: they are nowhere in one piece.
    """
    for child in parent.children:
        if not isinstance(child, XmlText):
            try:
                return _where(quote, child)
            except LookupError:
                continue
        said = "".join(str(piece) for piece, _look in child.diff())
        if quote in said:
            return child, len(said[: said.index(quote)].encode())
    raise LookupError(quote)


def _letter(doc: "Doc[Any]", text: XmlText, at: int, size: int) -> Letter:
    """Which letter stands there: the one that is missing once it is deleted, here, in a copy of our own."""
    before = set(Deleted(doc).letters())
    del text[at : at + size]
    (letter,) = sorted(set(Deleted(doc).letters()) - before)[:1]
    return letter


def _position(letter: Letter, side: int) -> bytes:
    return b"\x00" + _number(letter[0]) + _number(letter[1]) + bytes([side])


def _number(value: int) -> bytes:
    """lib0's variable-length number."""
    found = bytearray()
    while value > 0x7F:
        found.append(0x80 | value & 0x7F)
        value >>= 7
    return bytes([*found, value])
