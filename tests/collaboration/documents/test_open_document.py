"""POST, GET and PATCH /documents: a document about a record, for whoever sees the record."""

from typing import Any
from uuid import uuid4

from collaboration.documents.models import Document
from permissions.grants import share
from tests.cast import Person
from tests.collaboration.documents.writing import Editor, base64_of, read, text_of
from workspace.companies.models import Company
from workspace.deals.models import Deal


def test_it_opens_a_document_about_a_deal(bob: Person, deal: Deal) -> None:
    proposed = str(uuid4())
    status, answer = bob.post("/documents", {"id": proposed, "about": f"deal:{deal.id}", "title": " Our  offer "})
    assert (status, answer["id"], answer["title"]) == (200, proposed, "Our offer")
    assert answer["about"] == {"type": "deal", "id": str(deal.id), "title": str(deal), "archived": False}
    assert answer["created_by"]["name"] == "Bob"
    assert answer["abilities"] == ["document.comment", "document.edit", "document.manage", "document.view"]
    assert bob.get("/documents", about=f"deal:{deal.id}")[1]["items"] == [answer]


def test_it_begins_with_the_content_it_was_given(bob: Person, deal: Deal) -> None:
    content = base64_of(Editor().say("Dear Dana"))
    _, answer = bob.post("/documents", {"about": f"deal:{deal.id}", "title": "Letter", "content": content})
    assert text_of(read(bob, answer["id"])) == ["Dear Dana"]


def test_it_refuses_content_that_is_no_document(bob: Person, deal: Deal) -> None:
    body = {"about": f"deal:{deal.id}", "title": "Letter", "content": base64_of(b"\x07nonsense")}
    status, answer = bob.post("/documents", body)
    assert (status, answer["error"]["code"]) == (400, "unknown_parts")
    assert bob.get("/documents")[1]["items"] == []


def test_it_refuses_a_record_that_has_no_documents(bob: Person) -> None:
    status, answer = bob.post("/documents", {"about": f"person:{uuid4()}", "title": "Letter"})
    assert (status, answer["error"]["code"]) == (400, "not_documented")


def test_who_sees_no_deal_sees_no_document_of_it(carol: Person, deal: Deal, offer: Document) -> None:
    assert carol.get(f"/documents/{offer.id}")[0] == 404
    assert carol.get("/documents")[1]["items"] == []
    assert carol.get("/documents", about=f"deal:{deal.id}")[0] == 404


def test_companies_and_requests_have_documents_too(carol: Person, client_one: Company) -> None:
    status, answer = carol.post("/documents", {"about": f"company:{client_one.id}", "title": "Contract"})
    assert (status, answer["about"]["title"]) == (200, "Client One")
    assert carol.get("/documents", q="contr")[1]["items"][0]["id"] == answer["id"]


def test_an_outsider_gets_a_document_by_its_own_share_alone(
    alice: Person, pavel: Person, deal: Deal, offer: Document, partner_one: Company
) -> None:
    with alice.acting():
        share(deal, partner_one.circle, "move")
    assert pavel.get(f"/documents/{offer.id}")[0] == 404
    body = {"object": f"document:{offer.id}", "grantee": f"company:{partner_one.id}", "level": "edit"}
    assert alice.post("/shares", body)[0] == 200
    status, answer = pavel.get(f"/documents/{offer.id}")
    assert (status, answer["abilities"]) == (200, ["document.comment", "document.edit", "document.view"])
    assert [one["id"] for one in pavel.get("/documents")[1]["items"]] == [str(offer.id)]


def test_it_says_to_the_organisation_that_its_deal_is_archived(
    alice: Person, bob: Person, pavel: Person, deal: Deal, offer: Document, partner_one: Company
) -> None:
    with alice.acting():
        share(deal, partner_one.circle, "view")
        share(offer, partner_one.circle, "edit")
    assert bob.post(f"/deals/{deal.id}/archive", {"version": deal.version})[0] == 200
    assert bob.get(f"/documents/{offer.id}")[1]["about"]["archived"] is True
    about = pavel.get(f"/documents/{offer.id}")[1]["about"]
    assert about is None or (about["title"], about["archived"]) == ("", False)


def test_a_document_is_not_shared_for_moving(alice: Person, offer: Document, partner_one: Company) -> None:
    body: dict[str, Any] = {"object": f"document:{offer.id}", "grantee": f"company:{partner_one.id}", "level": "move"}
    status, answer = alice.post("/shares", body)
    assert (status, answer["error"]["code"]) == (400, "no_such_level")


def test_it_renames_a_document(bob: Person, offer: Document) -> None:
    body = {"fields": {"title": {"base": "Offer", "value": "Final offer"}}}
    assert bob.patch(f"/documents/{offer.id}", body)[1]["title"] == "Final offer"
    assert bob.patch(f"/documents/{offer.id}", body)[0] == 200  # the same again
    clash = {"fields": {"title": {"base": "Offer", "value": "Another"}}}
    assert bob.patch(f"/documents/{offer.id}", clash)[0] == 409


def test_an_archived_document_is_read_and_not_written(bob: Person, offer: Document) -> None:
    assert bob.post(f"/documents/{offer.id}/archive", {"version": 1})[1]["archived_at"] is not None
    assert bob.get("/documents")[1]["items"] == []
    assert bob.get("/documents", archived=True)[1]["items"][0]["id"] == str(offer.id)
    assert bob.patch(f"/documents/{offer.id}", {"fields": {"title": {"base": "Offer", "value": "x"}}})[0] == 409
    status, answer = bob.post(f"/documents/{offer.id}/archive")
    assert (status, answer["error"]["code"]) == (409, "document_is_archived")
    assert bob.post(f"/documents/{offer.id}/unarchive")[1]["archived_at"] is None
    status, answer = bob.post(f"/documents/{offer.id}/unarchive")
    assert (status, answer["error"]["code"]) == (409, "document_is_not_archived")


def test_explaining_a_document_names_the_rules_of_its_deal(alice: Person, offer: Document) -> None:
    _, rules = alice.get("/explain", object=f"document:{offer.id}")
    assert ("team", "Sales", "manage") in [(one["kind"], one["who"], one["level"]) for one in rules]
    assert ("role", "Alice", "manage") in [(one["kind"], one["who"], one["level"]) for one in rules]
