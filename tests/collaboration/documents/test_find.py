"""Documents are found by the forms of their words, in both languages, by whoever sees them."""

from typing import Any

import pytest

from collaboration.documents.content.tree import Block, Run
from collaboration.documents.content.writing import write
from collaboration.documents.models import Document
from collaboration.documents.operations import open_document, tend, write_update
from permissions.grants import share
from tests.cast import Person
from tests.collaboration.documents.writing import Editor
from workspace.companies.models import Company
from workspace.deals.models import Deal

TEXT = "Мы предлагаем стеллажи из оцинкованной стали. The racks are delivered to the warehouses in Tver."


@pytest.fixture
def paper(alice: Person, deal: Deal) -> Document:
    with alice.acting():
        content = write((Block("paragraph", (Run(TEXT),)),))
        document = open_document(record=deal, title="Offer", content=content, author_id=alice.id)
        tend(document=document)
    return document


def found(person: Person, q: str) -> list[Any]:
    status, answer = person.get("/search", q=q, kinds="document")
    assert status == 200, answer
    return answer["items"]


@pytest.mark.parametrize(
    "q", ["стеллажей", "предлагать", "СТАЛЬ", "warehouse", "deliver", "warehou", "offer", "стеллажи racks"]
)
def test_any_form_of_its_words_finds_it(bob: Person, paper: Document, q: str) -> None:
    (hit,) = found(bob, q)
    assert (hit["type"], hit["title"], hit["url"]) == ("document", "Offer", f"/w/north/documents/{paper.id}")


def test_a_hit_shows_the_words_around_and_the_record(bob: Person, deal: Deal, paper: Document) -> None:
    (hit,) = found(bob, "стеллажей")
    assert "стеллажи из оцинкованной" in hit["subtitle"]
    assert str(deal) in hit["subtitle"]


def test_the_word_that_was_found_stands_near_the_beginning_of_its_line(bob: Person, paper: Document) -> None:
    (hit,) = found(bob, "warehouse")
    assert "… are delivered to the warehouses in Tver" in hit["subtitle"]


@pytest.mark.parametrize("q", ["nothing of the kind", "' | '", "a & !b", "стеллажи отсутствуют", "*:*", "\\"])
def test_other_words_and_operators_find_nothing(bob: Person, paper: Document, q: str) -> None:
    assert found(bob, q) == []


def test_who_does_not_see_it_does_not_find_it(carol: Person, dana: Person, paper: Document) -> None:
    assert found(carol, "стеллажи") == []
    assert dana.get("/document-search", q="стеллажи") == (200, [])


def test_outsiders_find_what_is_shared_with_them(
    alice: Person, dana: Person, paper: Document, client_one: Company
) -> None:
    with alice.acting():
        share(paper, client_one.circle, "view")
    _, (hit,) = dana.get("/document-search", q="стеллажей")
    assert (hit["title"], hit["url"]) == ("Offer", f"/portal/north/documents/{paper.id}")
    assert "стеллажи из" in hit["snippet"]
    assert dana.get("/document-search", q="") == (200, [])


def test_words_deleted_before_the_share_are_no_oracle(
    alice: Person, dana: Person, deal: Deal, client_one: Company
) -> None:
    """The share itself has the text read again, so that not even the last seconds before it are found."""
    editor = Editor()
    with alice.acting():
        document = open_document(
            record=deal, title="Offer", content=editor.say("the secret discount"), author_id=alice.id
        )
        tend(document=document)
        write_update(document=document, data=editor.unsay(), author_id=alice.id)
    assert len(found(alice, "discount")) == 1
    body = {"object": f"document:{document.id}", "grantee": f"company:{client_one.id}", "level": "view"}
    assert alice.post("/shares", body)[0] == 200
    assert dana.get("/document-search", q="discount") == (200, [])
    assert found(alice, "discount") == []


def test_an_archived_document_is_not_found(alice: Person, paper: Document) -> None:
    alice.post(f"/documents/{paper.id}/archive", {"version": 1})
    assert found(alice, "стеллажи") == []


def test_a_long_text_is_searched_at_its_beginning(alice: Person, deal: Deal) -> None:
    words = " ".join(f"слово{place}" for place in range(60_000))
    with alice.acting():
        content = write((Block("paragraph", (Run(f"начало {words}"),)),))
        tend(document=open_document(record=deal, title="Long", content=content, author_id=alice.id))
    assert len(found(alice, "начала")) == 1
