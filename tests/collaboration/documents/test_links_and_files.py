"""GET /document-links and POST /documents/{id}/files: what a reader may see behind a document's references."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from collaboration.documents.content.reading import read as read_tree
from collaboration.documents.content.tree import Block, files_in
from collaboration.documents.content.writing import write
from collaboration.documents.models import Document
from collaboration.documents.operations import write_update
from permissions.grants import share
from tests.cast import Person
from tests.collaboration.documents.papers import PNG
from tests.collaboration.documents.writing import read
from workspace.companies.models import Company
from workspace.deals.models import Deal


@pytest.fixture
def shared(alice: Person, offer: Document, client_one: Company) -> None:
    with alice.acting():
        share(offer, client_one.circle, "edit")


def links(person: Person, document: Document, *refs: str) -> list[Any]:
    status, answer = person.get("/document-links", document=str(document.id), refs=",".join(refs))
    assert status == 200, answer
    return answer


def test_staff_get_the_names_and_pages_of_what_they_see(
    bob: Person, alice: Person, offer: Document, deal: Deal, client_one: Company
) -> None:
    found = links(
        bob, offer, f"deal:{deal.id}", f"company:{client_one.id}", f"member:{alice.id}", f"document:{offer.id}"
    )
    assert {one["label"] for one in found} == {str(deal), "Client One", "@Alice", "Offer"}
    by_type = {one["type"]: one for one in found}
    url = f"/w/north/deals/{deal.id}"
    known = {"key": f"deal:{deal.id}", "type": "deal", "label": str(deal), "number": deal.number, "url": url}
    assert by_type["deal"] == known


def test_what_a_reader_may_not_see_is_absent(
    alice: Person, carol: Person, dana: Person, shared: None, offer: Document, deal: Deal, client_one: Company
) -> None:
    refs = (
        f"deal:{deal.id}",
        f"company:{client_one.id}",
        f"member:{carol.id}",
        f"deal:{uuid4()}",
        "deal:x",
        "user:1",
        "",
    )
    assert links(dana, offer, *refs) == []
    with alice.acting():
        share(deal, client_one.circle, "view")
    (one,) = links(dana, offer, *refs)
    assert one["url"] == f"/portal/north/deals/{deal.id}"
    status, _ = carol.get("/document-links", document=str(offer.id), refs=refs[0])
    assert status == 404


def test_an_outsider_knows_who_spoke_to_them(
    alice: Person, dana: Person, shared: None, offer: Document, client_one: Company
) -> None:
    body = {"about": f"document:{offer.id}", "body": "Hello", "audience": f"company:{client_one.id}"}
    assert alice.post("/comments", body)[0] == 200
    assert [one["label"] for one in links(dana, offer, f"member:{alice.id}")] == ["@Alice"]


def test_a_picture_hangs_on_the_document_at_once(bob: Person, dana: Person, shared: None, offer: Document) -> None:
    status, file = bob.upload(f"/documents/{offer.id}/files", file=SimpleUploadedFile("roof.png", PNG))
    assert (status, file["content_type"]) == (200, "image/png")
    assert dana.get(f"/files/{file['id']}")[0] == 200
    status, mine = dana.upload(f"/documents/{offer.id}/files", file=SimpleUploadedFile("my roof.png", PNG))
    assert mine["url"] == f"/api/portal/north/files/{mine['id']}"
    assert bob.get(f"/files/{mine['id']}")[0] == 200


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("page.html", b"<script>", "file_type_refused"),
        ("a.svg", b"<svg/>", "file_type_refused"),
        ("a.png", b"MZ", "file_type_refused"),
        ("a.png", b"", "file_is_empty"),
    ],
)
def test_what_is_no_file_of_ours_is_refused(bob: Person, offer: Document, name: str, content: bytes, code: str) -> None:
    status, answer = bob.upload(f"/documents/{offer.id}/files", file=SimpleUploadedFile(name, content))
    assert (status, answer["error"]["code"]) == (400, code)


def test_readers_who_may_not_write_add_no_files(
    alice: Person, pavel: Person, offer: Document, partner_one: Company
) -> None:
    with alice.acting():
        share(offer, partner_one.circle, "comment")
    assert pavel.upload(f"/documents/{offer.id}/files", file=SimpleUploadedFile("a.png", PNG))[0] == 403


def test_an_archived_document_takes_no_files(alice: Person, offer: Document) -> None:
    alice.post(f"/documents/{offer.id}/archive", {"version": 1})
    status, answer = alice.upload(f"/documents/{offer.id}/files", file=SimpleUploadedFile("a.png", PNG))
    assert (status, answer["error"]["code"]) == (409, "document_is_archived")


def test_a_copy_has_its_own_files_and_none_that_its_maker_may_not_have(
    alice: Person, dana: Person, offer: Document, deal: Deal, client_one: Company
) -> None:
    _, file = alice.upload(f"/documents/{offer.id}/files", file=SimpleUploadedFile("roof.png", PNG))
    with alice.acting():
        shown = write((Block("image", file=UUID(file["id"]), name="roof.png"), Block("image", file=uuid4())))
        write_update(document=offer, data=shown, author_id=alice.id)
    version = alice.post(f"/documents/{offer.id}/versions", {"name": "Sent"})[1]["id"]
    body = {"title": "For the client", "about": f"company:{client_one.id}"}
    status, copy = alice.post(f"/documents/{offer.id}/versions/{version}/copy", body)
    assert status == 200, copy
    (own,) = alice.get("/files", about=f"document:{copy['id']}")[1]
    assert own["id"] != file["id"]
    assert bytes(alice.client.get(alice.address(f"/files/{own['id']}")).content) == PNG
    first, other = files_in(read_tree(read(alice, copy["id"])))
    assert (first, other == UUID(file["id"])) == (UUID(own["id"]), False)
    body = {"object": f"document:{copy['id']}", "grantee": f"company:{client_one.id}", "level": "view"}
    assert alice.post("/shares", body)[0] == 200
    assert dana.get(f"/files/{file['id']}")[0] == 404


def test_an_outsider_reads_of_what_it_is_what_everybody_who_sees_that_may_read(
    alice: Person, dana: Person, shared: None, offer: Document, deal: Deal, client_one: Company
) -> None:
    assert dana.get(f"/documents/{offer.id}")[1]["about"] is None
    with alice.acting():
        share(deal, client_one.circle, "view")
    assert dana.get(f"/documents/{offer.id}")[1]["about"]["title"] == str(deal)
