"""Hostile bytes at a real server: refused for who sent them, and the document stays whole for everybody else."""

from collections.abc import Iterator

import pytest

from collaboration.documents import yjs
from collaboration.documents.errors import BadUpdate, UnknownParts
from collaboration.documents.models import Document, Log, Update
from collaboration.documents.rooms import protocol, room
from collaboration.documents.structs import MOST_LEVELS, look
from permissions.grants import share
from tests.cast import Person
from tests.collaboration.documents import hostile
from tests.collaboration.documents.deaf import Deaf
from tests.collaboration.documents.forge import Forge, Network, forge
from tests.collaboration.documents.lines import Wire
from tests.collaboration.documents.writing import Editor, base64_of, read, text_of, write
from tests.collaboration.live.conftest import Live, live
from workspace.companies.models import Company
from workspace.deals.models import Deal

__all__ = ["forge", "live"]
HOSTILE = {**hostile.UNREADABLE, **hostile.UNKNOWN}


@pytest.fixture
def server(forge: Forge) -> Iterator[Network]:
    one = Network(forge.new_server()[1])
    yield one
    one.close()


def test_each_ends_the_line_of_who_sent_it_and_nobody_elses(
    server: Network, alice: Person, bob: Person, offer: Document
) -> None:
    one = Wire(server, alice, offer.id)
    for data in HOSTILE.values():
        bad = Wire(server, bob, offer.id)
        bad.say(protocol.update(data))
        assert bad.closed() == 4400
        one.write("still here")
    one.until_kept(len(HOSTILE))
    late = Wire(server, bob, offer.id)
    late.say(protocol.step_2(hostile.UNKNOWN["a block"]))
    assert late.closed() == 4400
    assert text_of(read(alice, offer.id)) == ["still here"] * len(HOSTILE)


@pytest.mark.parametrize("data", hostile.UNREADABLE.values(), ids=hostile.UNREADABLE)
def test_it_is_refused_before_a_library_falls_over_it(data: bytes) -> None:
    with pytest.raises(BadUpdate) as refused:
        look(data)
    assert refused.type is BadUpdate


@pytest.mark.parametrize("data", hostile.UNKNOWN.values(), ids=hostile.UNKNOWN)
def test_what_no_editor_writes_is_refused_with_its_own_word(data: bytes) -> None:
    with pytest.raises(UnknownParts):
        look(data)


def test_by_http_it_is_a_named_refusal_that_writes_nothing(bob: Person, deal: Deal, offer: Document) -> None:
    for data, code in ((HOSTILE["values in values"], "bad_update"), (HOSTILE["a block"], "unknown_parts")):
        status, answer = write(bob, offer.id, data)
        assert (status, answer["error"]["code"]) == (400, code)
        body = {"about": f"deal:{deal.id}", "title": "Letter", "content": base64_of(data)}
        status, answer = bob.post("/documents", body)
        assert (status, answer["error"]["code"]) == (400, code)
    with bob.inside():
        assert not Update.objects.exists()


def test_more_than_a_document_holds_is_refused_by_http(bob: Person, offer: Document) -> None:
    too_big = b"\x00" * (yjs.MOST_UPDATE + 1)
    status, answer = write(bob, offer.id, too_big)
    assert (status, answer["error"]["code"]) == (413, "update_too_big")
    with bob.inside():
        Log.objects.filter(pk=offer.id).update(snapshot_size=yjs.MOST_DOCUMENT - 50)
    status, answer = write(bob, offer.id, Editor().say("the last straw"))
    assert (status, answer["error"]["code"]) == (409, "document_is_full")


def test_small_bytes_that_grow_in_memory_count_by_what_they_become(
    live: Live, alice: Person, offer: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yjs, "MOST_DOCUMENT", 1_000_000)
    data = hostile.pieces(6_000)
    assert (len(data) < 50_000, look(data).weight > 600_000) == (True, True)
    line = Wire(live, alice, offer.id)
    line.say(protocol.update(data))
    line.until_kept(1)
    line.say(protocol.update(hostile.pieces(6_000, client=6)))
    assert line.closed() == 4413
    with alice.inside():
        assert Log.objects.get().size == look(data).weight


def test_elements_are_not_nested_without_end_in_many_steps(live: Live, alice: Person, offer: Document) -> None:
    line = Wire(live, alice, offer.id)
    half = MOST_LEVELS // 2
    line.say(protocol.update(hostile.nested(half)))
    line.until_kept(1)
    line.say(protocol.update(hostile.nested(half, client=6, into=hostile.inside(half - 1))))
    assert line.closed() == 4400
    again = Wire(live, alice, offer.id)
    again.say(protocol.update(Editor().say("Dear Dana")))
    again.until_kept(1)


def test_a_document_has_room_for_so_many_and_one_person_for_twenty(
    live: Live, alice: Person, bob: Person, offer: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [Wire(live, bob, offer.id) for _ in range(room.MOST_OF_ONE)]
    assert Wire(live, bob, offer.id, greet=False).closed() == 4429
    monkeypatch.setattr(room, "MOST_PEOPLE", room.MOST_OF_ONE + 1)
    writer = Wire(live, alice, offer.id)
    assert Wire(live, alice, offer.id, greet=False).closed() == 4429
    writer.write("Dear Dana")
    lines[0].until_it_says("Dear Dana")
    live.run(lines[1].socket.leave())
    Wire(live, alice, offer.id)


def test_who_does_not_read_is_sent_away_and_the_others_write_on(
    live: Live, alice: Person, pavel: Person, offer: Document, partner_one: Company
) -> None:
    with alice.acting():
        share(offer, partner_one.circle, "view")
    deaf = Deaf(live, pavel, offer.id)
    one, other = Wire(live, alice, offer.id), Wire(live, alice, offer.id)
    for number in range(1, 6):
        one.write("x" * 300_000)
        one.until_kept(number)
    assert deaf.closed() == 4008
    assert deaf.frames == 1
    other.until_it_says(*["x" * 300_000] * 5)
