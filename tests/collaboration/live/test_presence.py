"""Who is here, and who is typing: seen by those who may know, gone with the tab."""

import pytest

from permissions.grants import end_share, share
from tests.workspace.records import edit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def topic(alice, pavel, dana, bobs_deal):
    """Bob's deal, shared with a partner and with a client."""
    for outsider in (pavel, dana):
        with alice.acting():
            share(bobs_deal, outsider.member, "comment")
    return f"deal:{bobs_deal.id}"


def names(frame) -> list[str]:
    return [person["name"] for person in frame["people"]]


def here(socket, topic, state="view", field=None):
    socket.say(t="here", topic=topic, state=state, field=field)


def until_names(socket, *wanted):
    return socket.until(lambda frame: frame["t"] == "presence" and names(frame) == list(wanted))[-1]


def test_staff_see_everybody_at_a_record(live, alice, bob, pavel, topic):
    watcher, bobs, partner = live.open(alice, topic), live.open(bob, topic), live.open(pavel, topic)
    here(bobs, topic)
    here(partner, topic)
    frame = until_names(watcher, "Bob", "Pavel")
    assert frame["topic"] == topic
    assert frame["people"][0] == {
        "member": str(bob.id),
        "name": "Bob",
        "colour": bob.member.colour,
        "kind": "staff",
        "tabs": 1,
        "state": "view",
        "field": None,
        "fields": [],
    }


@pytest.fixture
def open_portal(alice):
    """The workspace lets portal people know of staff."""
    assert edit(alice, "/workspace", portal_sees_staff=(False, True))[0] == 200


def test_outsiders_see_staff_and_no_other_outsider(live, bob, pavel, dana, topic, open_portal):
    partner, bobs, client = live.open(pavel, topic), live.open(bob, topic), live.open(dana, topic)
    here(client, topic)
    here(bobs, topic, "edit", "amount")
    frame = until_names(partner, "Bob")
    assert (frame["people"][0]["state"], frame["people"][0]["field"]) == ("view", None)
    client.say(t="unsub", topics=[topic])
    assert all("Dana" not in str(told) for told in partner.heard())


def test_colleagues_see_which_field_is_being_edited(live, alice, bob, topic):
    watcher, bobs = live.open(alice, topic), live.open(bob, topic)
    here(bobs, topic, "edit", "amount")
    person = until_names(watcher, "Bob")["people"][0]
    assert (person["state"], person["field"]) == ("edit", "amount")


def test_two_tabs_are_one_person(live, alice, bob, topic):
    watcher, one, two = live.open(alice, topic), live.open(bob, topic), live.open(bob, topic)
    here(one, topic)
    here(two, topic)
    told = watcher.until(lambda frame: frame["t"] == "presence" and frame["people"] and frame["people"][0]["tabs"] == 2)
    assert names(told[-1]) == ["Bob"]


def test_a_closed_tab_is_gone(live, alice, bob, topic):
    watcher, bobs = live.open(alice, topic), live.open(bob, topic)
    here(bobs, topic)
    until_names(watcher, "Bob")
    bobs.give({"type": "websocket.disconnect", "code": 1001})
    until_names(watcher)


def test_leaving_the_record_is_leaving(live, alice, bob, topic):
    watcher, bobs = live.open(alice, topic), live.open(bob, topic)
    here(bobs, topic)
    until_names(watcher, "Bob")
    bobs.say(t="unsub", topics=[topic])
    until_names(watcher)


def test_one_who_does_not_see_the_record_is_neither_shown_nor_told(live, alice, bob, carol, topic):
    watcher, bobs, stranger = live.open(alice, topic), live.open(bob, topic), live.open(carol)
    stranger.say(t="sub", topics=[topic])
    here(stranger, topic)
    stranger.say(t="typing", topic=topic, audience="internal")
    here(bobs, topic)
    until_names(watcher, "Bob")
    assert {frame["code"] for frame in stranger.heard()} == {"not_found", "not_subscribed"}


def test_one_who_lost_the_record_is_no_longer_shown_or_told(live, alice, bob, pavel, topic, bobs_deal):
    watcher, partner = live.open(alice, topic), live.open(pavel, topic)
    here(partner, topic)
    until_names(watcher, "Pavel")
    from workspace.deals.models import DealUserGrant

    with alice.acting():
        end_share(bobs_deal, DealUserGrant.objects.get(user=pavel.user))
    until_names(watcher)
    partner.next("reset")
    here(watcher, topic)
    until_names(watcher, "Alice")
    assert partner.heard() == []


def test_typing_is_told_to_colleagues_and_not_to_oneself(live, alice, bob, topic):
    watcher, bobs = live.open(alice, topic), live.open(bob, topic)
    bobs.say(t="typing", topic=topic, audience="internal")
    assert watcher.next("typing") == {"t": "typing", "topic": topic, "member": str(bob.id), "name": "Bob"}
    assert all(frame["t"] != "typing" for frame in bobs.heard())


def test_typing_an_internal_comment_reaches_no_outsider(live, alice, bob, pavel, topic):
    watcher, partner, bobs = live.open(alice, topic), live.open(pavel, topic), live.open(bob, topic)
    bobs.say(t="typing", topic=topic, audience="internal")
    watcher.next("typing")
    assert all(frame["t"] != "typing" for frame in partner.heard())


def test_typing_to_one_company_reaches_that_company_only(live, bob, pavel, dana, client_one, topic, open_portal):
    client, partner, bobs = live.open(dana, topic), live.open(pavel, topic), live.open(bob, topic)
    bobs.say(t="typing", topic=topic, audience=f"company:{client_one.id}")
    assert client.next("typing")["name"] == "Bob"
    assert all(frame["t"] != "typing" for frame in partner.heard())


def test_an_outsiders_typing_reaches_staff_only(live, bob, pavel, dana, topic):
    bobs, client, partner = live.open(bob, topic), live.open(dana, topic), live.open(pavel, topic)
    partner.say(t="typing", topic=topic, audience=f"member:{dana.id}")
    assert bobs.next("typing")["name"] == "Pavel"
    assert all(frame["t"] != "typing" for frame in client.heard())


def test_typing_to_an_unknown_company_is_an_error(live, bob, topic):
    bobs = live.open(bob, topic)
    bobs.say(t="typing", topic=topic, audience="company:0192e000-0000-7000-8000-000000000000")
    assert bobs.next("error")["code"] == "unknown_audience"


def test_typing_on_is_told_once_in_a_while(live, alice, bob, topic):
    watcher, bobs = live.open(alice, topic), live.open(bob, topic)
    for _ in range(5):
        bobs.say(t="typing", topic=topic, audience="internal")
    bobs.heard()
    assert sum(frame["t"] == "typing" for frame in watcher.heard()) == 1


def test_a_person_is_idle_when_all_their_tabs_are(live, alice, bob, topic):
    watcher, one, two = live.open(alice, topic), live.open(bob, topic), live.open(bob, topic)
    here(one, topic, "idle")
    here(two, topic, "view")
    told = watcher.until(lambda frame: frame["t"] == "presence" and frame["people"] and frame["people"][0]["tabs"] == 2)
    assert told[-1]["people"][0]["state"] == "view"
    here(two, topic, "idle")
    watcher.until(lambda frame: frame["t"] == "presence" and frame["people"][0]["state"] == "idle")


def test_outsiders_see_no_staff_unless_the_workspace_allows_it(live, alice, bob, pavel, topic):
    bobs, partner = live.open(bob, topic), live.open(pavel, topic)
    here(bobs, topic)
    here(partner, topic)
    until_names(bobs, "Bob", "Pavel")
    until_names(partner, "Pavel")
    assert edit(alice, "/workspace", portal_sees_staff=(False, True))[0] == 200
    until_names(partner, "Bob", "Pavel")
    assert edit(alice, "/workspace", portal_sees_staff=(True, False))[0] == 200
    until_names(partner, "Pavel")


def test_a_cut_connection_keeps_its_place_until_it_is_back(live, alice, bob, topic):
    live.hub.presence.linger = 60
    watcher, bobs = live.open(alice, topic), live.open(bob, topic)
    here(bobs, topic)
    until_names(watcher, "Bob")
    bobs.give({"type": "websocket.disconnect", "code": 1006})
    again = live.open(bob, topic)
    here(again, topic, "idle")
    told = watcher.until(lambda frame: frame["t"] == "presence" and frame["people"][0]["state"] == "idle")
    assert all(names(frame) == ["Bob"] for frame in told if frame["t"] == "presence")
    assert told[-1]["people"][0]["tabs"] == 1


def test_a_cut_connection_that_does_not_come_back_is_gone(live, alice, bob, topic):
    live.hub.presence.linger = 0.1
    watcher, bobs = live.open(alice, topic), live.open(bob, topic)
    here(bobs, topic)
    until_names(watcher, "Bob")
    bobs.give({"type": "websocket.disconnect", "code": 1006})
    until_names(watcher)


def test_a_connection_without_a_sign_of_life_is_gone(live, alice, bob, topic):
    watcher, bobs = live.open(alice, topic), live.open(bob, topic)
    here(bobs, topic)
    until_names(watcher, "Bob")

    async def a_round_later():
        live.hub.presence.silent = 0
        live.hub.presence.refresh()

    live.run(a_round_later())
    until_names(watcher)


def test_a_board_has_its_people_too(live, alice, bob, bobs_deal):
    board = f"pipeline:{bobs_deal.pipeline_id}"
    with alice.acting():
        share(bobs_deal.pipeline, bob.member, "edit")
    watcher, bobs = live.open(alice, board), live.open(bob, board)
    here(bobs, board)
    assert until_names(watcher, "Bob")["topic"] == board
