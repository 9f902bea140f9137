"""Who lost a right hears nothing that was committed after it, whichever way the news travels."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from journal import acting
from permissions.grants import end_share, set_roles, share, tell_access_changed
from tests.cast import sign_in
from tests.collaboration.live.deal_acts import edited
from workspace.deals.models import DealUserGrant

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def shared_deal(alice, pavel, bobs_deal):
    """Bob's deal, shared with the partner Pavel; `grant` is the share."""
    with alice.acting():
        bobs_deal.grant = share(bobs_deal, pavel.member, "view")
    return bobs_deal


def stop_sharing(alice, deal) -> None:
    with alice.acting():
        end_share(deal, deal.grant)


def test_an_ended_share_is_told_and_nothing_after_it(live, alice, pavel, shared_deal):
    partner = live.open(pavel, "deals", f"deal:{shared_deal.id}")
    edited(alice, shared_deal)
    assert [frame["t"] for frame in partner.heard() if frame["t"] != "presence"] == ["ev"]
    stop_sharing(alice, shared_deal)
    edited(alice, shared_deal)
    told = [frame for frame in partner.heard() if frame["t"] != "presence"]
    assert told == [{"t": "gone", "about": f"deal:{shared_deal.id}"}, {"t": "reset", "reason": "access"}]


def test_nothing_leaks_when_the_hint_of_the_end_is_lost(live, monkeypatch, alice, pavel, shared_deal):
    partner = live.open(pavel, "deals")
    with monkeypatch.context() as patch:
        patch.setattr(acting, "announcers", [])
        stop_sharing(alice, shared_deal)
    edited(alice, shared_deal)
    assert [frame["t"] for frame in partner.heard()] == ["reset"]


def test_nothing_leaks_when_the_change_names_nobody(live, monkeypatch, alice, pavel, shared_deal):
    partner = live.open(pavel, "deals")
    with alice.acting():
        acting.bump_access()
        connection.cursor().execute("delete from deals_dealusergrant where id = %s", [shared_deal.grant.id])
    edited(alice, shared_deal)
    assert [frame["t"] for frame in partner.heard()] == ["reset"]


def test_one_who_is_not_named_hears_on_without_being_judged(live, monkeypatch, alice, bob, pavel, shared_deal):
    from collaboration.hub import feed

    judged = []
    real = feed.judge
    monkeypatch.setattr(feed, "judge", lambda visitor, topics: judged.append(visitor.name) or real(visitor, topics))
    bobs, partner = live.open(bob, "deals"), live.open(pavel, "deals")
    stop_sharing(alice, shared_deal)
    edited(alice, shared_deal)
    assert [kind for kind, _ in bobs.events()] == ["share.ended", "deal.edited"]
    partner.heard()
    assert judged == ["Pavel"]


def test_what_waits_to_be_sent_is_taken_back(live, alice, pavel, shared_deal):
    partner = live.open(pavel, "deals")
    feed = live.hub.feeds[pavel.workspace.id]
    (listener,) = feed.of_member(str(pavel.id))

    async def queued_then_shut() -> list[str]:
        send, listener.outbox.filled = listener.outbox.filled, lambda: None  # as if the reader did not read
        await feed.catch_up()
        listener.outbox.filled = send
        feed.shut(listener)
        return listener.outbox.drain()

    edited(alice, shared_deal)
    assert live.run(queued_then_shut()) == []
    assert partner.events() == [("deal.edited", f"deal:{shared_deal.id}")]  # judged, and still allowed


def ends(alice, seconds: int) -> None:
    """Every share of a deal ends so many seconds from now."""
    with alice.inside():
        DealUserGrant.objects.update(expires_at=timezone.now() + timedelta(seconds=seconds))


def test_an_end_date_ends_it_while_connected(live, alice, pavel, shared_deal):
    ends(alice, 3600)
    partner = live.open(pavel, "deals")
    feed = live.hub.feeds[pavel.workspace.id]
    (listener,) = feed.of_member(str(pavel.id))
    ends(alice, -3600)
    # What the socket believes since it was opened: that the share ends about now.
    listener.scope.held.valid_until = timezone.now() - timedelta(seconds=1)
    edited(alice, shared_deal)
    assert [frame["t"] for frame in partner.heard()] == ["reset"]


def test_an_end_date_is_known_from_the_start(live, alice, pavel, shared_deal):
    until = timezone.now() + timedelta(days=1)
    with alice.acting():
        share(shared_deal, pavel.member, "view", expires_at=until)
    live.open(pavel, "deals")
    (listener,) = live.hub.feeds[pavel.workspace.id].of_member(str(pavel.id))
    assert listener.scope.valid_until == until


def test_a_share_that_begins_is_heard_of_at_once(live, alice, pavel, bobs_deal):
    partner = live.open(pavel, "deals")
    with alice.acting():
        share(bobs_deal, pavel.member, "view")
    assert partner.next("reset") == {"t": "reset", "reason": "access"}
    edited(alice, bobs_deal)
    assert partner.next("ev")["about"] == f"deal:{bobs_deal.id}"


def test_a_deactivated_member_is_sent_away(live, alice, bob, bobs_deal):
    bobs = live.open(bob, "deals")
    with alice.acting():
        bob.member.is_active = False
        bob.member.save(update_fields=["is_active"])
        tell_access_changed(bob.member)
    assert bobs.closed() == 4403


def test_a_lost_role_is_heard_in_what_comes(live, alice, carol, bobs_deal):
    with alice.acting():
        set_roles(alice.workspace, carol.member, ["manager"])
    carols = live.open(carol, "deals")
    with alice.acting():
        set_roles(alice.workspace, carol.member, ["member"])
    edited(alice, bobs_deal)
    assert [frame["t"] for frame in carols.heard()] == ["reset"]


def test_signing_out_closes_that_browsers_sockets_at_once(live, bob):
    other = sign_in(bob.member, bob.workspace)
    mine, others = live.open(bob, "deals"), live.open(other, "deals")
    assert bob.delete("/_allauth/browser/v1/auth/session")[0] == 401
    live.settle(bob.workspace.id)
    assert mine.closed() == 4408
    assert others.heard() == []


def test_a_session_ended_from_another_browser_closes_its_sockets_at_once(live, bob):
    other = sign_in(bob.member, bob.workspace)
    other.get("/workspace")
    mine, others = live.open(bob, "deals"), live.open(other, "deals")
    sessions = bob.get("/_allauth/browser/v1/auth/sessions")[1]["data"]
    gone = [one["id"] for one in sessions if not one["is_current"]]
    assert bob.delete("/_allauth/browser/v1/auth/sessions", {"sessions": gone})[0] == 200
    live.settle(bob.workspace.id)
    assert others.closed() == 4408
    assert mine.heard() == []


def test_the_sweep_ends_a_socket_whose_session_is_gone(live, bob):
    bobs = live.open(bob, "deals")
    Session.objects.all().delete()
    live.run(live.hub.sweep())
    assert bobs.closed() == 4408


def test_the_sweep_ends_a_socket_whose_password_was_changed(live, bob, carol):
    bobs, carols = live.open(bob, "deals"), live.open(carol, "deals")
    bob.user.set_password("another quiet harbour")
    bob.user.save(update_fields=["password"])
    live.run(live.hub.sweep())
    assert bobs.closed() == 4408
    assert carols.heard() == []


def test_the_sweep_ends_an_expired_session(live, bob):
    bobs = live.open(bob, "deals")
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    live.run(live.hub.sweep())
    assert bobs.closed() == 4408


def test_the_sweep_finds_an_epoch_that_moved_without_an_event(live, alice, pavel, shared_deal):
    partner = live.open(pavel, "deals")
    with alice.acting():
        acting.bump_access()
        connection.cursor().execute("delete from deals_dealusergrant where id = %s", [shared_deal.grant.id])
    live.run(live.hub.sweep())
    assert partner.next("reset") == {"t": "reset", "reason": "access"}


def test_a_socket_that_cannot_be_judged_hears_nothing(live, monkeypatch, alice, pavel, shared_deal):
    from django.db import OperationalError

    from collaboration.hub import feed

    partner = live.open(pavel, "deals")

    def down(visitor, topics):
        raise OperationalError("the database is away")

    with monkeypatch.context() as patch:
        patch.setattr(feed, "judge", down)
        with alice.acting():
            tell_access_changed(pavel.member)
        edited(alice, shared_deal)
        assert partner.heard() == []
    assert partner.events() == [("deal.edited", f"deal:{shared_deal.id}")]


def test_whose_end_date_has_come_hears_nothing_while_the_database_is_away(live, monkeypatch, alice, pavel, shared_deal):
    from django.db import OperationalError

    from collaboration import catch_up

    ends(alice, 3600)
    live.open(pavel, "deals")
    feed = live.hub.feeds[pavel.workspace.id]
    (listener,) = feed.of_member(str(pavel.id))
    listener.scope.held.valid_until = timezone.now() - timedelta(seconds=1)

    def down(*given):
        raise OperationalError("the database is away")

    with monkeypatch.context() as patch:
        patch.setattr(catch_up, "read_after", down)
        patch.setattr("collaboration.hub.feed.judge", down)
        live.run(feed.catch_up())
        assert listener.is_held


def test_one_admitted_by_older_rules_is_judged_before_hearing(live, alice, pavel, shared_deal):
    from collaboration.entrance import admit
    from collaboration.listener import Listener

    live.open(alice, "deals")
    key = pavel.client.cookies["artel_session"].value
    visitor, standing = admit("north", key)
    stop_sharing(alice, shared_deal)
    live.settle(alice.workspace.id)

    async def join_late() -> list[str]:
        listener = Listener(visitor, standing, lambda code: None)
        feed = live.hub.join(listener)
        feed.subscribe(listener, ["deals"])
        await feed.catch_up()
        told = listener.outbox.drain()
        live.hub.leave(listener)
        return told

    edited(alice, shared_deal)
    assert live.run(join_late()) == ['{"t":"reset","reason":"access"}']
