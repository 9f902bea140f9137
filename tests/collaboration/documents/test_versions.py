"""Versions: kept, named, read, restored as an edit, copied out; outsiders see none from before their share."""

import base64
from datetime import timedelta

import pytest
from django.utils import timezone

from collaboration.documents import yjs
from collaboration.documents.models import Document, Kind, Log, Snapshot
from collaboration.documents.operations import tend
from collaboration.documents.operations.tending import EDITS
from collaboration.documents.rewriting import rewrite
from permissions.grants import share
from tests.cast import Person
from tests.collaboration.documents.writing import Editor, read, text_of, write
from workspace.companies.models import Company


@pytest.fixture
def editor(bob: Person, offer: Document) -> Editor:
    """Bob's; two paragraphs are written."""
    editor = Editor()
    for text in ("Dear Dana", "the secret price is 90"):
        assert write(bob, offer.id, editor.say(text))[0] == 200
    return editor


def named(person: Person, document: Document, name: str) -> str:
    status, answer = person.post(f"/documents/{document.id}/versions", {"name": name})
    assert status == 200, answer
    return str(answer["id"])


def test_it_keeps_a_named_version_with_its_authors(alice: Person, bob: Person, offer: Document, editor: Editor) -> None:
    version = named(alice, offer, "Sent")
    _, answer = alice.get(f"/documents/{offer.id}/versions")
    (shown,) = answer["items"]
    assert (shown["id"], shown["kind"], shown["name"], shown["edits"]) == (version, "named", "Sent", 2)
    assert ([one["name"] for one in shown["authors"]], shown["created_by"]["name"]) == (["Bob"], "Alice")
    assert text_of(read(bob, offer.id, f"versions/{version}/content")) == editor.text


def test_it_restores_a_version_as_a_new_edit(alice: Person, bob: Person, offer: Document, editor: Editor) -> None:
    version = named(alice, offer, "Sent")
    for update in (editor.unsay(1), editor.say("the price is 100"), editor.say("PS")):
        write(bob, offer.id, update)
    state = editor.doc.get_state()
    assert alice.post(f"/documents/{offer.id}/versions/{version}/restore")[0] == 200
    editor.doc.apply_update(read(bob, offer.id, state=base64url(state)))
    assert editor.text == ["Dear Dana", "the secret price is 90"]
    _, answer = alice.get(f"/documents/{offer.id}/versions")
    assert [one["kind"] for one in answer["items"]] == ["restored", "named"]
    before = read(bob, offer.id, f"versions/{answer['items'][0]['id']}/content")
    assert text_of(before) == ["Dear Dana", "the price is 100", "PS"]


def test_it_copies_a_version_into_a_new_document(alice: Person, offer: Document, editor: Editor) -> None:
    version = named(alice, offer, "Sent")
    status, copy = alice.post(f"/documents/{offer.id}/versions/{version}/copy", {"title": "Another offer"})
    assert (status, copy["about"]) == (200, alice.get(f"/documents/{offer.id}")[1]["about"])
    assert text_of(read(alice, copy["id"])) == editor.text


def test_it_names_and_unnames_a_version(alice: Person, offer: Document, editor: Editor) -> None:
    version = named(alice, offer, "Sent")
    path = f"/documents/{offer.id}/versions/{version}"
    assert alice.patch(path, {"name": ""})[1]["kind"] == "auto"
    assert alice.patch(path, {"name": "Final"})[1]["name"] == "Final"


@pytest.mark.parametrize(("quiet", "edits", "kept"), [(True, 1, 1), (False, 1, 0), (False, EDITS, 1)])
def test_a_version_is_kept_after_ten_quiet_minutes_or_many_edits(
    alice: Person, offer: Document, quiet: bool, edits: int, kept: int
) -> None:
    write(alice, offer.id, Editor().say("Dear Dana"))
    with alice.acting():
        moment = timezone.now() - timedelta(minutes=11 if quiet else 1)
        Log.objects.update(written_at=moment, versioned=1 - edits)
        tend(document=offer)
        assert Snapshot.objects.filter(kind=Kind.AUTO).count() == kept
        tend(document=offer)  # there is nothing new since
        assert Snapshot.objects.filter(kind=Kind.AUTO).count() == kept


def test_an_outsider_sees_versions_from_their_share_onwards(
    alice: Person, bob: Person, pavel: Person, offer: Document, editor: Editor, partner_one: Company
) -> None:
    old = named(alice, offer, "Internal draft")
    write(bob, offer.id, editor.unsay(1))
    body = {"object": f"document:{offer.id}", "grantee": f"company:{partner_one.id}", "level": "view"}
    assert alice.post("/shares", body)[0] == 200
    new = named(bob, offer, "Sent")
    _, answer = pavel.get(f"/documents/{offer.id}/versions")
    assert [one["kind"] for one in answer["items"]] == ["named", "shared"]
    for path in (f"versions/{old}/content", f"versions/{old}"):
        assert pavel.client.get(pavel.address(f"/documents/{offer.id}/{path}")).status_code in (404, 405)
    # On the bytes: the log has it, nothing that an outsider gets does.
    with alice.inside():
        assert any(b"secret" in bytes(one) for one in offer.updates.values_list("data", flat=True))
    got = [read(pavel, offer.id), *(read(pavel, offer.id, f"versions/{one['id']}/content") for one in answer["items"])]
    assert not any(b"secret" in data for data in got)
    assert text_of(got[1]) == ["Dear Dana"]
    assert new == answer["items"][0]["id"]


def test_another_level_of_a_share_does_not_begin_the_history_anew(
    alice: Person, pavel: Person, offer: Document, partner_one: Company
) -> None:
    with alice.acting():
        share(offer, partner_one.circle, "view")
    version = named(alice, offer, "Sent")
    with alice.acting():
        share(offer, partner_one.circle, "edit")
    _, answer = pavel.get(f"/documents/{offer.id}/versions")
    assert [one["id"] for one in answer["items"]] == [version]


def test_a_version_of_another_document_is_not_found(alice: Person, offer: Document, editor: Editor) -> None:
    version = named(alice, offer, "Sent")
    _, other = alice.post("/documents", {"about": offer.about_key, "title": "Other"})
    for part in ("restore", "copy"):
        path = f"/documents/{other['id']}/versions/{version}/{part}"
        assert alice.post(path, {"title": "x"})[0] == 404
    assert alice.get(f"/documents/{other['id']}/versions/{version}/content")[0] == 404


def test_rewriting_keeps_what_is_the_same(alice: Person) -> None:
    one, other = Editor(), Editor()
    for text in ("first", "second", "third"):
        one.say(text)
    for text in ("first", "2nd", "third"):
        other.say(text)
    change = rewrite(one.doc, other.doc)
    assert one.text == other.text
    assert not any(word in change for word in (b"first", b"third"))
    assert rewrite(one.doc, other.doc) == yjs.EMPTY


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
