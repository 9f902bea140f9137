"""Anna is editing Amount: told at once to those who are shown the field, by those who may edit it."""

import time

import pytest

from permissions.grants import share
from tests.workspace.records import edit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def topic(alice, carol, pavel, dana, bobs_deal):
    """Bob's deal; Carol only looks on, a partner and a client see it with their fields, and know of staff."""
    assert edit(alice, "/workspace", portal_sees_staff=(False, True))[0] == 200
    for who, level in ((carol, "view"), (pavel, "comment"), (dana, "comment")):
        with alice.acting():
            share(bobs_deal, who.member, level)
    return f"deal:{bobs_deal.id}"


def editing(socket, topic, field="amount", **more):
    socket.say(t="editing", topic=topic, field=field, **more)


def told_of(socket):
    return [(frame["field"], frame["on"]) for frame in socket.heard() if frame["t"] == "editing"]


def test_colleagues_are_told_within_200_ms(live, alice, bob, topic):
    watcher, bobs = live.open(alice, topic), live.open(bob, topic)
    start = time.monotonic()
    editing(bobs, topic)
    frame = watcher.next("editing")
    assert time.monotonic() - start < 0.2
    assert frame == {
        "t": "editing",
        "topic": topic,
        "field": "amount",
        "member": str(bob.id),
        "name": "Bob",
        "colour": bob.member.colour,
        "on": True,
    }
    assert told_of(bobs) == []


def test_going_on_is_told_once_and_stopping_at_once(live, alice, bob, topic):
    watcher, bobs = live.open(alice, topic), live.open(bob, topic)
    for _ in range(3):
        editing(bobs, topic)
    editing(bobs, topic, on=False)
    editing(bobs, topic, on=False)
    editing(bobs, topic)
    bobs.heard()
    assert told_of(watcher) == [("amount", True), ("amount", False), ("amount", True)]


def test_the_id_of_a_link_is_the_same_field(live, alice, bob, topic):
    watcher, bobs = live.open(alice, topic), live.open(bob, topic)
    editing(bobs, topic, "company_id")
    assert watcher.next("editing")["field"] == "company"


def test_leaving_is_stopping(live, alice, bob, topic):
    watcher, bobs = live.open(alice, topic), live.open(bob, topic)
    editing(bobs, topic)
    watcher.next("editing")
    bobs.give({"type": "websocket.disconnect", "code": 1006})
    assert watcher.next("editing")["on"] is False


def test_outsiders_hear_only_of_fields_they_are_shown(live, bob, pavel, dana, topic):
    bobs, partner, client = live.open(bob, topic), live.open(pavel, topic), live.open(dana, topic)
    for field in ("amount", "next_step", "title"):
        editing(bobs, topic, field)
    bobs.heard()
    assert told_of(partner) == [("amount", True), ("title", True)]
    assert told_of(client) == [("title", True)]


def test_outsiders_hear_of_no_staff_where_the_workspace_does_not_allow_it(live, alice, bob, pavel, topic):
    bobs, partner = live.open(bob, topic), live.open(pavel, topic)
    assert edit(alice, "/workspace", portal_sees_staff=(True, False))[0] == 200
    live.settle(bob.workspace.id)
    editing(bobs, topic)
    bobs.say(t="here", topic=topic, state="view")
    bobs.until(lambda frame: frame["t"] == "presence" and frame["people"])
    assert [frame for frame in partner.heard() if "Bob" in str(frame)] == []


def test_a_share_that_loses_a_field_hears_no_more_of_it(live, alice, bob, dana, topic, bobs_deal):
    with alice.acting():
        share(bobs_deal, dana.member, "comment", fields=["amount"])
    bobs, client = live.open(bob, topic), live.open(dana, topic)
    editing(bobs, topic)
    assert client.next("editing")["field"] == "amount"
    with alice.acting():
        share(bobs_deal, dana.member, "comment")
    live.settle(bob.workspace.id)
    editing(bobs, topic, on=False)
    editing(bobs, topic, "title")
    assert client.next("editing")["field"] == "title"


@pytest.mark.parametrize("field", ["amount", "margin", "id"])
def test_only_those_who_may_edit_are_believed(live, alice, carol, topic, field):
    watcher, carols = live.open(alice, topic), live.open(carol, topic)
    editing(carols, topic, field)
    carols.say(t="here", topic=topic, state="edit", field=field)
    codes = [frame["code"] for frame in carols.heard() if frame["t"] == "error"]
    assert codes == ["not_editable", "not_editable"]
    assert told_of(watcher) == []


def test_a_record_one_does_not_listen_to_is_an_error(live, bob, alice, topic):
    bobs, watcher = live.open(bob), live.open(alice, topic)
    editing(bobs, topic)
    assert bobs.next("error") == {"t": "error", "code": "not_subscribed", "topic": topic}
    assert told_of(watcher) == []


@pytest.mark.parametrize("frame", [{"field": "<b>"}, {"field": 1}, {}, {"field": "amount", "on": "yes"}])
def test_a_frame_of_another_shape_is_an_error(live, bob, topic, frame):
    socket = live.open(bob, topic)
    socket.say(t="editing", topic=topic, **frame)
    assert socket.next("error") == {"t": "error", "code": "bad_frame"}


@pytest.mark.parametrize("kind", ["companies", "people", "products"])
def test_every_kind_of_record_has_it(live, alice, bob, kind):
    body = {"first_name": "Ann"} if kind == "people" else {"name": "Acme"}
    record = alice.post(f"/{kind}", body)[1]
    noun = {"companies": "company", "people": "person", "products": "product"}[kind]
    topic = f"{noun}:{record['id']}"
    watcher, alices = live.open(bob, topic), live.open(alice, topic)
    editing(alices, topic, "description")
    assert watcher.next("editing")["name"] == "Alice"
