"""The server's text of a document, and what of it waits to be kept."""

import pytest
from pycrdt import Doc, Text

from collaboration.documents import yjs
from collaboration.documents.errors import BadUpdate
from collaboration.documents.rooms.manuscript import Manuscript
from collaboration.documents.structs import look

ANN, BEN = "Ann's line", "Ben's line"


def typed(text):
    """One update a letter, each on top of those before it."""
    found = []
    doc = Doc()
    watch = doc.observe(lambda event: found.append(event.update))
    words = doc.get("t", type=Text)
    for at, letter in enumerate(text):
        words.insert(at, letter)
    doc.unobserve(watch)
    return found


class Picky(Doc):
    """Cannot take one update, though it is sound."""

    def __init__(self, refuses) -> None:
        super().__init__()
        self.refuses = refuses

    def apply_update(self, update):
        if update == self.refuses:
            raise ValueError("no document survives this")
        super().apply_update(update)


@pytest.fixture
def text():
    found = Manuscript()
    found.open(Doc(), 0)
    return found


def said(doc):
    return str(doc.get("t", type=Text))


def test_what_is_written_is_applied_when_it_leaves_and_told_in_one(text):
    updates = typed("abc")
    for update in updates:
        text.write(ANN, update, len(update))
    assert said(text.doc) == ""
    items = text.leave()
    assert said(text.doc) == "abc"
    assert [item.data for item in items] == updates
    inside, outside = text.kept(items, 100)
    assert inside is outside
    assert said(yjs.doc_of([inside])) == "abc"
    assert (text.size, list(text.queue)) == (100, [])


def test_what_comes_during_a_commit_waits_for_the_next(text):
    first, second, third = typed("abc")
    text.write(ANN, first, len(first))
    leaving = text.leave()
    text.write(BEN, second, len(second))
    text.apply()  # somebody asked for the state
    text.write(BEN, third, len(third))
    assert said(yjs.doc_of([text.kept(leaving, 0)[0]])) == "a"
    inside, _ = text.kept(text.leave(), 0)
    assert said(text.doc) == "abc"
    assert said(yjs.doc_of([first, inside])) == "abc"


def test_what_is_brought_comes_after_what_stood_before_it(text):
    first, second = typed("ab")
    text.write(ANN, first, len(first))
    text.apply()
    text.bring(BEN, second, look(second))
    text.bring(BEN, first, look(first))  # nothing new in it
    items = text.leave()
    assert [item.data for item in items] == [first, second, b""]
    assert said(yjs.doc_of([text.kept(items, 0)[0]])) == "ab"


def test_a_refused_writer_who_was_not_applied_costs_no_reading(text):
    first, second = typed("ab")
    text.write(ANN, first, len(first))
    text.apply()
    text.write(BEN, second, len(second))
    assert not text.take_out(lambda line: line == BEN)
    assert [item.line for item in text.queue] == [ANN]
    assert text.take_out(lambda line: line == ANN)


def test_what_does_not_fit_is_found_and_the_rest_is_kept(text):
    first, second = typed("ab")
    text.write(ANN, first, len(first))
    text.write(BEN, second, len(second))
    text.drop()
    unfit = text.open(Picky(second), 0)
    assert (unfit.line, text.doc) == (BEN, None)
    assert text.open(Picky(second), 0) is None
    assert said(text.doc) == "a"


def test_a_text_that_cannot_take_what_waits_says_so(text):
    (only,) = typed("a")
    text.open(Picky(only), 0)
    text.write(ANN, only, len(only))
    with pytest.raises(BadUpdate):
        text.leave()
