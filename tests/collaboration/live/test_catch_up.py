"""After a cut: exactly what was missed and may be heard, or an explicit reset."""

import pytest

from collaboration import catch_up
from journal.acting import publish
from permissions.events import RolesSet
from permissions.grants import end_share, share
from tests.collaboration.live.deal_acts import edited, move_to

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_tells_what_was_missed_in_order_and_then_what_comes(live, bob, bobs_deal):
    seq = live.open(bob).hello["seq"]
    edited(bob, bobs_deal)
    edited(bob, bobs_deal)
    socket = live.knock(bob)
    socket.next_hello()
    socket.say(t="sub", topics=["deals"], after=seq)
    edited(bob, bobs_deal)
    assert [frame["seq"] for frame in socket.heard() if frame["t"] == "ev"] == [seq + 1, seq + 2, seq + 3]


def test_it_tells_nothing_to_one_who_missed_nothing(live, bob, bobs_deal):
    seq = live.open(bob).hello["seq"]
    socket = live.open(bob)
    socket.say(t="sub", topics=["deals"], after=seq)
    assert socket.heard() == []


def test_what_was_heard_from_a_process_further_ahead_is_not_told_again(live, bob, bobs_deal, monkeypatch):
    monkeypatch.setattr("collaboration.hub.feed.TICK", 600.0)
    seq = live.open(bob).hello["seq"]
    monkeypatch.setattr("collaboration.hub.Hub.hint", lambda *_: None)  # this process hears of nothing by itself
    edited(bob, bobs_deal)
    edited(bob, bobs_deal)
    socket = live.knock(bob)
    socket.next_hello()
    socket.say(t="sub", topics=["deals"], after=seq + 2)
    edited(bob, bobs_deal)
    assert [frame["seq"] for frame in socket.heard() if frame["t"] == "ev"] == [seq + 3]


def test_only_what_the_reader_may_hear(live, alice, bob, carol, bobs_deal):
    seq = live.open(carol).hello["seq"]
    edited(bob, bobs_deal)
    move_to(alice, bobs_deal, owner=carol)
    socket = live.open(carol)
    socket.say(t="sub", topics=["deals"], after=seq)
    assert [frame["seq"] for frame in socket.heard()] == [seq + 2]


def test_a_record_lost_meanwhile_is_gone(live, alice, bob, carol, bobs_deal):
    seq = live.open(bob).hello["seq"]
    move_to(alice, bobs_deal, owner=carol)
    socket = live.open(bob)
    socket.say(t="sub", topics=["deals"], after=seq)
    assert socket.events() == [("gone", f"deal:{bobs_deal.id}")]


def test_what_another_topic_told_is_not_told_again(live, bob, bobs_deal):
    socket = live.open(bob, "deals")
    edited(bob, bobs_deal)
    assert len(socket.events()) == 1
    socket.say(t="sub", topics=[f"deal:{bobs_deal.id}"], after=socket.hello["seq"])
    assert socket.events() == []


def test_rights_that_changed_meanwhile_are_a_reset(live, alice, pavel, bobs_deal):
    with alice.acting():
        grant = share(bobs_deal, pavel.member, "view")
    seq = live.open(pavel).hello["seq"]
    with alice.acting():
        end_share(bobs_deal, grant)
    socket = live.open(pavel)
    socket.say(t="sub", topics=["deals"], after=seq)
    assert [frame["t"] for frame in socket.heard()] == ["reset"]


def test_too_much_is_a_reset(live, monkeypatch, bob, bobs_deal):
    monkeypatch.setattr(catch_up, "MOST", 3)
    seq = live.open(bob).hello["seq"]
    with bob.acting():
        for _ in range(4):
            publish(RolesSet(before=(), after=()), about=bobs_deal)
    socket = live.open(bob)
    socket.say(t="sub", topics=["deals"], after=seq)
    assert socket.heard() == [{"t": "reset", "reason": "too_many"}]


def test_too_old_is_a_reset(live, monkeypatch, bob, bobs_deal):
    monkeypatch.setattr(catch_up, "FURTHEST", 1)
    seq = live.open(bob).hello["seq"]
    edited(bob, bobs_deal)
    edited(bob, bobs_deal)
    socket = live.open(bob)
    socket.say(t="sub", topics=["deals"], after=seq)
    assert socket.heard() == [{"t": "reset", "reason": "too_old"}]


def test_a_number_from_the_future_is_a_reset(live, bob):
    socket = live.open(bob)
    socket.say(t="sub", topics=["deals"], after=10**9)
    assert socket.heard() == [{"t": "reset", "reason": "unknown"}]


def test_a_pong_says_up_to_where_everything_was_heard(live, alice, bob, carol, bobs_deal):
    socket = live.open(carol, "deals")
    edited(bob, bobs_deal)
    live.settle(bob.workspace.id)
    socket.say(t="ping")
    told = socket.until(lambda frame: frame["t"] == "pong")
    assert told == [{"t": "pong", "seq": socket.hello["seq"] + 1}]


def test_rights_that_changed_while_connected_are_no_second_reset(live, alice, pavel, bobs_deal):
    with alice.acting():
        grant = share(bobs_deal, pavel.member, "view")
    socket = live.open(pavel, "deals")
    with alice.acting():
        end_share(bobs_deal, grant)
    assert [frame["t"] for frame in socket.heard()] == ["reset"]
    socket.say(t="sub", topics=["requests"], after=socket.hello["seq"])
    assert socket.heard() == []
