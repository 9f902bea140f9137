"""/ws/documents: several editors at one document, each update kept before it is acknowledged and passed on."""

import json

import pytest

from accounts.models import Workspace
from collaboration.documents.models import Document, Update
from collaboration.documents.rooms import protocol
from permissions.grants import share
from tests.cast import Person
from tests.collaboration.documents.lines import NOTHING, Wire
from tests.collaboration.documents.writing import Editor, read, text_of, write
from tests.collaboration.live.conftest import Live, live
from workspace.companies.models import Company

__all__ = ["live"]


def test_two_editors_write_one_document(live: Live, alice: Person, bob: Person, offer: Document) -> None:
    one, other = Wire(live, alice, offer.id), Wire(live, bob, offer.id)
    one.write("Dear Dana")
    other.until_it_says("Dear Dana")
    other.write("Yours, Bob")
    one.until_it_says("Dear Dana", "Yours, Bob")
    one.until_kept(1)
    assert text_of(read(alice, offer.id)) == ["Dear Dana", "Yours, Bob"]


def test_what_is_acknowledged_is_in_the_log_as_it_was_sent(live: Live, alice: Person, offer: Document) -> None:
    line = Wire(live, alice, offer.id)
    sent = [line.write("one"), line.write("two")]
    line.until_kept(2)
    with alice.inside():
        rows = list(Update.objects.order_by("seq").values_list("seq", "data", "author_id", "client_ref"))
    assert [(seq, bytes(data), author, ref) for seq, data, author, ref in rows] == [
        (1, sent[0], alice.id, None),
        (2, sent[1], alice.id, None),
    ]


def test_a_stock_client_is_told_nothing_it_does_not_know(live: Live, alice: Person, offer: Document) -> None:
    line = Wire(live, alice, offer.id, ack=False)
    line.write("Dear Dana")
    line.synchronise()
    assert {frame[0] for frame in line.frames} == {protocol.SYNC}


def test_an_editor_that_comes_back_brings_what_it_wrote_meanwhile(live: Live, alice: Person, offer: Document) -> None:
    line = Wire(live, alice, offer.id, greet=False)
    offline = line.editor.say("written on a train")
    line.until(lambda frame: frame[:2] == bytes((0, 0)))  # the server says what it knows
    line.say(protocol.step_2(offline))
    line.until_kept(1)
    line.say(protocol.step_2(offline))
    line.say(protocol.step_2(NOTHING))
    line.until_kept(3)
    with alice.inside():
        assert Update.objects.count() == 1  # what says nothing new is not kept again


def test_a_reader_changes_nothing(
    live: Live, alice: Person, pavel: Person, offer: Document, partner_one: Company
) -> None:
    with alice.acting():
        share(offer, partner_one.circle, "view")
    writer, reader = Wire(live, alice, offer.id), Wire(live, pavel, offer.id)
    assert reader.can == ["view"]
    reader.write("I was here")
    reader.say(protocol.step_2(Editor().say("and here")))
    writer.write("Dear Dana")
    reader.until(lambda frame: frame[:2] == bytes((0, 2)))
    reader.synchronise()
    assert text_of(read(alice, offer.id)) == ["Dear Dana"]
    assert reader.kept == 0
    assert write(pavel, offer.id, Editor().say("by HTTP"))[0] == 403


def test_who_does_not_see_it_does_not_get_in(live: Live, carol: Person, eve: Person, offer: Document) -> None:
    for person, slug in ((carol, "north"), (eve, "north"), (eve, "south")):
        socket = live.knock(person, path=f"/ws/documents/{slug}/{offer.id}")
        assert socket.closed() == 4403
    assert live.knock(None, path=f"/ws/documents/north/{offer.id}").closed() == 4401
    assert live.knock(carol, path=f"/ws/documents/north/{offer.id}", origin="http://evil.test").closed() == 4403


def test_what_is_written_by_http_reaches_the_open_editors(
    live: Live, alice: Person, bob: Person, offer: Document
) -> None:
    line = Wire(live, alice, offer.id)
    assert write(bob, offer.id, Editor().say("from behind a proxy")) == (200, {"seq": 1})
    line.until_it_says("from behind a proxy")
    line.write("seen")
    line.until_kept(1)
    assert text_of(read(bob, offer.id)) == ["from behind a proxy", "seen"]


@pytest.mark.parametrize(
    "frame",
    [
        b"\x00\x02\x05\xff\xff\xff\xff\xff",
        b"\x00\x02\x09\x01\x01",
        b"\x00\x07\x00",
        b"\x63",
        b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\x01\x05\x01\x01\x01\x01{",
        b"\x00\x00\x03\xff\xff\xff",
    ],
)
def test_malformed_bytes_end_the_line_of_who_sent_them_alone(
    live: Live, alice: Person, bob: Person, offer: Document, frame: bytes
) -> None:
    one, other = Wire(live, alice, offer.id), Wire(live, bob, offer.id)
    one.write("Dear Dana")
    other.until_it_says("Dear Dana")
    other.say(frame)
    assert other.closed() == 4400
    one.write("Still here")
    one.until_kept(2)
    assert text_of(read(alice, offer.id)) == ["Dear Dana", "Still here"]


def test_a_frame_over_a_megabyte_ends_the_line(live: Live, alice: Person, offer: Document) -> None:
    line = Wire(live, alice, offer.id)
    line.say(protocol.update(Editor().say("x" * 1024 * 1024)))
    assert line.closed() == 4413
    assert text_of(read(alice, offer.id)) == []


def test_cursors_carry_the_identity_the_server_knows(live: Live, alice: Person, bob: Person, offer: Document) -> None:
    one, other = Wire(live, alice, offer.id), Wire(live, bob, offer.id)
    one.point(user={"name": "Bob", "color": "#000000", "id": str(bob.id)}, cursor={"anchor": 3})
    seen = other.until_it_sees(one.editor.doc.client_id)
    assert seen["cursor"] == {"anchor": 3}
    assert (seen["user"]["name"], seen["user"]["id"], seen["user"]["kind"]) == ("Alice", str(alice.id), "staff")
    late = Wire(live, bob, offer.id)
    assert late.until_it_sees(one.editor.doc.client_id) == seen


def test_nobody_moves_somebody_elses_cursor(live: Live, alice: Person, bob: Person, offer: Document) -> None:
    one, other = Wire(live, alice, offer.id), Wire(live, bob, offer.id)
    one.point(clock=3)
    mine = one.editor.doc.client_id
    other.until_it_sees(mine)
    other.point(clock=3, client=mine, cursor="echoed by a stock client")
    other.point(clock=4, client=mine, cursor="forged")
    assert other.closed() == 4400
    one.point(clock=5, cursor="my own")
    late = Wire(live, alice, offer.id)
    assert late.until_it_sees(mine)["cursor"] == "my own"


def test_a_cursor_goes_with_its_line(live: Live, alice: Person, bob: Person, offer: Document) -> None:
    one, other = Wire(live, alice, offer.id), Wire(live, bob, offer.id)
    one.point()
    other.until_it_sees(one.editor.doc.client_id)
    live.run(one.socket.leave())
    other.until(lambda frame: frame[0] == protocol.AWARENESS)
    assert other.people[one.editor.doc.client_id] is None


def test_rivals_do_not_see_each_others_cursors(
    live: Live, alice: Person, pavel: Person, rita: Person, offer: Document, partner_one: Company, partner_two: Company
) -> None:
    with alice.acting():
        share(offer, partner_one.circle, "edit")
        share(offer, partner_two.circle, "edit")
    staff, one, rival = (Wire(live, person, offer.id) for person in (alice, pavel, rita))
    one.point()
    staff.until_it_sees(one.editor.doc.client_id)
    staff.point()
    rival.until_it_sees(staff.editor.doc.client_id)
    assert one.editor.doc.client_id not in rival.people
    assert not any(str(pavel.id) in json.dumps(frame.decode("latin1")) for frame in rival.frames)


@pytest.mark.parametrize(("names_staff", "name"), [(False, "North"), (True, "Alice")])
def test_outsiders_see_the_cursor_of_staff_and_whose_only_where_the_workspace_says(
    live: Live, alice: Person, pavel: Person, offer: Document, partner_one: Company, names_staff: bool, name: str
) -> None:
    Workspace.objects.update(portal_sees_staff=names_staff)
    with alice.acting():
        share(offer, partner_one.circle, "edit")
    staff, guest = Wire(live, alice, offer.id), Wire(live, pavel, offer.id)
    staff.point()
    guest.until_it_sees(staff.editor.doc.client_id)
    told = guest.people[staff.editor.doc.client_id]
    assert told is not None
    assert told["user"]["name"] == name
    assert any(str(alice.id) in frame.decode("latin1") for frame in guest.frames) is names_staff
