"""Threads on a document's text: who hears them, what stays of their words, and that nobody else learns of them."""

import json
from typing import Any
from uuid import uuid4

import pytest
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from collaboration.comments.models import Comment
from collaboration.documents.models import Document
from collaboration.documents.operations import tend, write_update
from collaboration.documents.threads.models import Anchor
from permissions.grants import share
from tests.cast import Answer, Person
from tests.collaboration.documents.writing import base64_of, read
from workspace.companies.models import Company

WORDS = "The price is 1000 euro until Friday"


class Text:
    """A browser with one paragraph, as the editor keeps it."""

    def __init__(self) -> None:
        self.doc: Doc[Any] = Doc(client_id=7)
        group = self.doc.get("document-store", type=XmlFragment).children.append(XmlElement("blockGroup"))
        container = group.children.append(XmlElement("blockContainer", {"id": "x"}))
        self.text = container.children.append(XmlElement("paragraph")).children.append(XmlText())

        self.text.insert(0, WORDS)

    @property
    def update(self) -> bytes:
        return bytes(self.doc.get_update())

    def cut(self, words: str) -> bytes:
        before, start = self.doc.get_state(), str(self.text).index(words)
        del self.text[start : start + len(words)]
        return bytes(self.doc.get_update(before))

    def place(self, words: str) -> dict[str, str]:
        """The relative positions around some words, as Y.encodeRelativePosition writes them."""
        first = 5 + WORDS.index(words)
        return {"start": position(first, 0), "end": position(first + len(words) - 1, 0x40 | 1), "quote": words}


def position(clock: int, side: int) -> str:
    return base64_of(bytes([0, 7, clock, side]))


@pytest.fixture
def text(offer: Document, alice: Person) -> Text:
    made = Text()
    with alice.acting():
        write_update(document=offer, data=made.update, author_id=alice.id)
    return made


@pytest.fixture
def shared(alice: Person, offer: Document, partner_one: Company, client_one: Company) -> None:
    with alice.acting():
        share(offer, partner_one.circle, "comment")
        share(offer, client_one.circle, "edit")


def begin(
    person: Person, offer: Document, text: Text, body: str = "Too much?", words: str = "1000 euro", **more: Any
) -> Answer:
    return person.post(f"/documents/{offer.id}/threads", {"body": body, **text.place(words), **more})


def threads(person: Person, offer: Document) -> list[Any]:
    status, answer = person.get(f"/documents/{offer.id}/threads")
    assert status == 200, answer
    return answer["items"]


def test_a_thread_hangs_on_words_and_is_answered_as_a_comment(
    bob: Person, alice: Person, offer: Document, text: Text
) -> None:
    status, thread = begin(bob, offer, text)
    assert status == 200, thread
    assert thread["anchor"] == {**text.place("1000 euro"), "deleted_at": None}
    answer = {"about": f"document:{offer.id}", "parent_id": thread["id"], "body": "No"}
    assert alice.post("/comments", answer)[0] == 200
    (seen,) = threads(bob, offer)
    assert [one["body"] for one in seen["comments"]] == ["Too much?", "No"]
    assert bob.get(f"/documents/{offer.id}/threads/{thread['id']}")[1] == seen


def test_a_retry_starts_nothing_twice(bob: Person, offer: Document, text: Text) -> None:
    proposed = str(uuid4())
    first, second = begin(bob, offer, text, id=proposed), begin(bob, offer, text, id=proposed)
    assert (first[0], second) == (200, first)
    assert len(threads(bob, offer)) == 1


def test_a_comment_without_an_anchor_is_no_thread_on_the_text(bob: Person, offer: Document, text: Text) -> None:
    assert bob.post("/comments", {"about": f"document:{offer.id}", "body": "About all of it"})[0] == 200
    assert threads(bob, offer) == []


def test_a_reader_who_may_comment_and_not_write_starts_threads(
    pavel: Person, shared: None, offer: Document, text: Text
) -> None:
    assert pavel.get(f"/documents/{offer.id}")[1]["abilities"] == ["document.comment", "document.view"]
    status, thread = begin(pavel, offer, text)
    assert (status, thread["comments"][0]["audience"]["label"]) == (200, "Partner One")


def test_a_reader_who_may_only_view_starts_none(
    alice: Person, pavel: Person, offer: Document, text: Text, partner_one: Company
) -> None:
    with alice.acting():
        share(offer, partner_one.circle, "view")
    status, answer = begin(pavel, offer, text)
    assert (status, answer["error"]["code"]) == (403, "forbidden")
    with alice.inside():
        assert (Comment.objects.count(), Anchor.objects.count()) == (0, 0)


def test_each_company_hears_its_own_threads_and_no_count_of_others(
    alice: Person, pavel: Person, dana: Person, shared: None, offer: Document, text: Text, client_one: Company
) -> None:
    begin(alice, offer, text, "Internal secret")
    begin(alice, offer, text, "For Client One", "until Friday", audience=f"company:{client_one.id}")
    begin(pavel, offer, text, "From Partner One", "The price")
    assert [one["comments"][0]["body"] for one in threads(pavel, offer)] == ["From Partner One"]
    assert [one["comments"][0]["body"] for one in threads(dana, offer)] == ["For Client One"]
    assert len(threads(alice, offer)) == 3


def test_nothing_of_a_thread_is_in_the_bytes_that_others_get(
    alice: Person, pavel: Person, dana: Person, shared: None, offer: Document, text: Text
) -> None:
    before = read(dana, offer.id)
    ids = [begin(alice, offer, text, "Internal secret")[1]["id"], begin(pavel, offer, text, "Partner secret")[1]["id"]]
    assert read(dana, offer.id) == before
    for who, words in ((dana, ("Internal secret", "Partner secret")), (pavel, ("Internal secret",))):
        hidden = [ids[0]] if who is pavel else ids
        for path in (
            f"/documents/{offer.id}", f"/documents/{offer.id}/threads", f"/documents/{offer.id}/versions", "/documents",
            f"/comments?about=document:{offer.id}", "/notifications", f"/files?about=document:{offer.id}",
        ):  # fmt: skip
            said = json.dumps(who.get(path)[1])
            assert not any(secret in said for secret in (*words, *hidden)), path
        for form in ("md", "docx"):
            paper = read(who, offer.id, "export", format=form)
            assert not any(secret.encode() in paper for secret in (*words, *hidden))
        assert who.get(f"/documents/{offer.id}/threads/{ids[0]}")[0] == 404


def test_a_strangers_thread_cannot_be_answered(
    alice: Person, dana: Person, shared: None, offer: Document, text: Text
) -> None:
    thread = begin(alice, offer, text)[1]["id"]
    body = {"about": f"document:{offer.id}", "parent_id": thread, "body": "I guessed the id"}
    assert dana.post("/comments", body)[0] == 404


def test_a_thread_is_only_for_those_the_document_is_shared_with(
    alice: Person, offer: Document, text: Text, client_one: Company
) -> None:
    status, answer = begin(alice, offer, text, audience=f"company:{client_one.id}")
    assert (status, answer["error"]["code"]) == (409, "not_shared_with_audience")
    with alice.inside():
        assert (Comment.objects.count(), Anchor.objects.count()) == (0, 0)


def test_a_thread_keeps_its_words_and_says_when_they_are_gone(alice: Person, offer: Document, text: Text) -> None:
    begin(alice, offer, text)
    rewrite(alice, offer, text.cut("The "))
    anchor = threads(alice, offer)[0]["anchor"]
    assert (anchor["quote"], anchor["deleted_at"]) == ("1000 euro", None)
    rewrite(alice, offer, text.cut("1000 euro"))
    anchor = threads(alice, offer)[0]["anchor"]
    assert anchor["quote"] == "1000 euro"
    assert anchor["deleted_at"] is not None


def test_words_whose_paragraph_is_gone_are_gone(alice: Person, offer: Document, text: Text) -> None:
    begin(alice, offer, text)
    before = text.doc.get_state()
    del text.doc.get("document-store", type=XmlFragment).children[0]
    rewrite(alice, offer, bytes(text.doc.get_update(before)))
    assert threads(alice, offer)[0]["anchor"]["deleted_at"] is not None


def rewrite(person: Person, offer: Document, update: bytes) -> None:
    with person.acting():
        write_update(document=offer, data=update, author_id=person.id)
        tend(document=offer)


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"\x05",
        b"\x00\x01",
        b"\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x00",
        b"\x01\x50",
        b"\x00\x01\x01\x00\x00",
        b"\xff" * 300,
    ],
)
def test_a_place_that_is_none_is_refused(alice: Person, offer: Document, text: Text, wrong: bytes) -> None:
    body = {"body": "?", **text.place("price"), "end": base64_of(wrong)}
    status, answer = alice.post(f"/documents/{offer.id}/threads", body)
    assert (status, list(answer["error"]["fields"])) == (400, ["end"])
    with alice.inside():
        assert Comment.objects.count() == 0


def test_words_and_bodies_are_cleaned(alice: Person, offer: Document, text: Text) -> None:
    body = {**text.place("price"), "body": "<img src=x onerror=alert(1)>", "quote": " two\n lines\u202e "}
    _, thread = alice.post(f"/documents/{offer.id}/threads", body)
    assert thread["anchor"]["quote"] == "two lines"
    assert "<img" not in thread["comments"][0]["html"]


def test_staff_named_in_a_thread_are_told(alice: Person, bob: Person, offer: Document, text: Text) -> None:
    begin(alice, offer, text, f"@[Bob](member:{bob.id}) look")
    _, answer = bob.get("/notifications")
    assert [one["kind"] for one in answer["items"]] == ["mention"]
    assert f"/documents/{offer.id}" in json.dumps(answer)
