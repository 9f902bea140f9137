"""Events reach exactly those who may hear them, as ids and a version."""

import pytest

from journal.acting import publish
from permissions.events import RolesSet
from permissions.grants import share
from tests.collaboration.live.deal_acts import edited, move_to

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_change_reaches_everybody_who_sees_the_record(live, alice, bob, bobs_deal):
    watcher, colleague = live.open(alice, "deals"), live.open(bob, f"deal:{bobs_deal.id}")
    edited(bob, bobs_deal)
    for socket in (watcher, colleague):
        event = socket.next("ev")
        assert (event["kind"], event["about"], event["version"]) == ("deal.edited", f"deal:{bobs_deal.id}", 2)
        assert event["actor"] == str(bob.id)


def test_an_event_carries_ids_and_no_field(live, alice, bob, bobs_deal):
    watcher = live.open(alice, "deals")
    edited(bob, bobs_deal)
    event = watcher.next("ev")
    assert set(event) == {"t", "seq", "kind", "about", "parents", "version", "actor", "m", "spread", "extra"}
    assert bobs_deal.title not in str(event)
    assert event["extra"] == {}


def test_nobody_hears_of_a_record_they_do_not_see(live, alice, bob, carol, bobs_deal):
    carol_s = live.open(carol, "deals")
    edited(bob, bobs_deal)
    assert carol_s.events() == []


def test_an_event_comes_once_though_three_topics_match(live, bob, bobs_deal):
    socket = live.open(bob, "deals", f"deal:{bobs_deal.id}", f"pipeline:{bobs_deal.pipeline_id}")
    edited(bob, bobs_deal, parents=[f"pipeline:{bobs_deal.pipeline_id}"])
    assert socket.events() == [("deal.edited", f"deal:{bobs_deal.id}")]


def test_a_record_that_leaves_the_readers_scope_is_gone(live, alice, bob, carol, bobs_deal):
    bobs = live.open(bob, f"deal:{bobs_deal.id}", "deals")
    move_to(alice, bobs_deal, owner=carol)
    assert bobs.events() == [("gone", f"deal:{bobs_deal.id}")]


def test_a_record_that_enters_the_readers_scope_is_heard_of(live, alice, carol, bobs_deal):
    carols = live.open(carol, "deals")
    move_to(alice, bobs_deal, owner=carol)
    assert carols.events() == [("deal.edited", f"deal:{bobs_deal.id}")]


def test_an_internal_event_reaches_staff_only(live, alice, pavel, bobs_deal):
    with alice.acting():
        share(bobs_deal, pavel.member, "view")
    staff, partner = live.open(alice, "deals"), live.open(pavel, "deals")
    edited(alice, bobs_deal, only="internal")
    assert len(staff.events()) == 1
    assert partner.events() == []


def test_an_event_for_one_company_is_not_heard_by_another(live, alice, pavel, dana, bobs_deal):
    for outsider in (pavel, dana):
        with alice.acting():
            share(bobs_deal, outsider.member, "view")
    partner, client = live.open(pavel, "deals"), live.open(dana, "deals")
    edited(alice, bobs_deal, only=f"circle:{dana.member.circle_id}")
    assert len(client.events()) == 1
    assert partner.events() == []


def test_one_outsider_is_not_named_to_another(live, alice, pavel, dana, bobs_deal):
    for outsider in (pavel, dana):
        with alice.acting():
            share(bobs_deal, outsider.member, "move")
    client, partner = live.open(dana, "deals"), live.open(pavel, "deals")
    edited(pavel, bobs_deal)
    assert client.next("ev")["actor"] is None
    assert partner.next("ev")["actor"] == str(pavel.id)


def test_somebodys_own_event_reaches_nobody_else(live, alice, bob, bobs_deal):
    bobs, alices = live.open(bob, "deals"), live.open(alice, "deals")
    edited(alice, bobs_deal, members=[bob.id])
    assert len(bobs.events()) == 1
    assert alices.events() == []


def test_another_workspace_hears_nothing(live, alice, eve, bob, bobs_deal):
    stranger = live.open(eve, "deals")
    edited(bob, bobs_deal)
    assert stranger.events() == []


def test_a_tab_knows_its_own_echo(live, bob, bobs_deal):
    from journal.acting import act

    socket = live.open(bob, "deals")
    with act(bob.workspace, by=bob.actor, mutation_id="m-1"):
        publish(RolesSet(before=(), after=()), about=bobs_deal)
    assert socket.next("ev")["m"] == "m-1"


def test_unsubscribing_ends_it(live, bob, bobs_deal):
    socket = live.open(bob, "deals")
    socket.say(t="unsub", topics=["deals"])
    socket.heard()
    edited(bob, bobs_deal)
    assert socket.events() == []


def test_hundreds_of_events_at_once_are_told_as_one_reset(live, bob, bobs_deal):
    socket = live.open(bob, "deals")
    with bob.acting():
        for _ in range(300):
            publish(RolesSet(before=(), after=()), about=bobs_deal)
    assert [frame["t"] for frame in socket.heard()] == ["reset"]


def test_an_event_that_no_hint_announced_is_found_by_the_tick(live, monkeypatch, bob, bobs_deal):
    from journal import acting

    socket = live.open(bob, "deals")
    monkeypatch.setattr(acting, "announcers", [])
    edited(bob, bobs_deal)
    assert socket.next("ev")["kind"] == "deal.edited"


def test_a_process_without_sockets_hints_through_the_database(live, monkeypatch, bob, bobs_deal):
    from collaboration import hub
    from collaboration.hub import feed

    monkeypatch.setattr(feed, "TICK", 60)
    socket = live.open(bob, "deals")
    with monkeypatch.context() as patch:
        patch.setattr(hub, "_running", {})  # as in the worker
        edited(bob, bobs_deal)
    assert socket.next("ev")["kind"] == "deal.edited"
